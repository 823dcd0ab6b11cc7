using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Api.Tests.Support;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task Get_ModelsBecomeReadyAndLeave_ReadinessFollowsAndStartupLasts()
    {
        ScriptedCatalogue catalogue = new() { IsReady = false };
        await using RunningService service = await RunningService.StartAsync(services => services.AddSingleton<IModelCatalogue>(catalogue));
        await AssertProbesAsync(service, live: true, started: false, ready: false);
        catalogue.IsReady = true;
        await AssertProbesAsync(service, live: true, started: true, ready: true);
        catalogue.IsReady = false;
        await AssertProbesAsync(service, live: true, started: true, ready: false);
    }

    [Fact]
    public async Task GetReady_RepositoryWithoutADetector_NamesItAndWithOneNothing()
    {
        await using RunningService without = await RunningService.StartAsync(), with = await RunningService.StartWithDetectorAsync();
        using HttpResponseMessage lacking = await without.Client.FetchAsync("/readyz"), complete = await with.Client.FetchAsync("/readyz");
        Assert.Equal("""{"status":"ready","missingModels":["face-detector"]}""", (await lacking.ReadSuccessAsync()).GetRawText());
        Assert.Equal("""{"status":"ready"}""", (await complete.ReadSuccessAsync()).GetRawText());
    }

    private static async Task AssertProbesAsync(RunningService service, bool live, bool started, bool ready)
    {
        await AssertProbeAsync(service, "/livez", live, "live");
        await AssertProbeAsync(service, "/startupz", started, "started");
        await AssertProbeAsync(service, "/readyz", ready, "ready");
    }

    private static async Task AssertProbeAsync(RunningService service, string path, bool succeeds, string status)
    {
        using HttpResponseMessage response = await service.Client.FetchAsync(path);
        if (succeeds)
        {
            Assert.Equal(status, (await response.ReadSuccessAsync()).GetProperty("status").GetString());
        }
        else
        {
            await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "model-loading");
            Assert.Equal("5", response.Headers.RetryAfter!.ToString());
        }
    }
}
