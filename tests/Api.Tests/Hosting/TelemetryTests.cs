using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task GetMetrics_AfterRequests_HasDurationsInSecondsProblemsAndTheRuntime()
    {
        await using RunningService service = await RunningService.StartAsync();
        using HttpResponseMessage refused = await service.Client.UploadAsync("/api/v1/expressions?nonsense=1", Forms.Of(("image", new byte[] { 1 })));
        string metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/v1/expressions\"", metrics, StringComparison.Ordinal);
        Assert.Contains("le=\"0.0025\"", metrics, StringComparison.Ordinal);
        Assert.Contains("tdgan_api_problems_total{", metrics, StringComparison.Ordinal);
        Assert.Contains("code=\"invalid-parameter\"", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_AfterARequest_HasOneLineWithoutItsContent()
    {
        await using RunningService service = await RunningService.StartAsync(
            new ScriptedClassifier((_, _, _) => Task.FromResult(ScriptedClassifier.Result)));
        using HttpResponseMessage response = await service.Client.UploadAsync(
            "/api/v1/expressions?topK=3", Forms.Of(("image", new byte[] { 1 })), ("X-Request-Id", "my-request"));
        await service.App.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("POST /api/v1/expressions 200 in ", Assert.Single(Lines(service, "my-request")), StringComparison.Ordinal);
        Assert.Empty(Lines(service, "upload.bin"));
        Assert.Empty(Lines(service, "topK"));
        Assert.Empty(Lines(service, "0.25"));
    }

    private static IEnumerable<string> Lines(RunningService service, string part) =>
        service.Logs.Lines.Select(line => line.Text).Where(text => text.StartsWith("TDGan.", StringComparison.Ordinal) && text.Contains(part, StringComparison.Ordinal));
}
