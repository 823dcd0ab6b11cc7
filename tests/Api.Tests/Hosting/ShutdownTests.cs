using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class ShutdownTests
{
    private static readonly byte[] Picture = [1];

    [Fact]
    public async Task Stop_WithinTheNotice_IsNotReadyAndStillAnswers()
    {
        await using RunningService service = await RunningService.StartAsync(
            new ScriptedClassifier((_, _, _) => Task.FromResult(ScriptedClassifier.Result)), "--TDGan:Shutdown:ReadinessNotice=00:00:03");
        Task stop = service.App.StopAsync(TestContext.Current.CancellationToken);

        using HttpResponseMessage ready = await service.Client.FetchAsync("/readyz");
        await ready.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "shutting-down");
        using HttpResponseMessage started = await service.Client.FetchAsync("/startupz");
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        using HttpResponseMessage live = await service.Client.FetchAsync("/livez");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using HttpResponseMessage answer = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Picture));
        await answer.ReadSuccessAsync();

        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => service.Client.FetchAsync("/livez"));
    }

    [Fact]
    public async Task Stop_RequestInFlight_FinishesIt()
    {
        TaskCompletionSource entered = new();
        TaskCompletionSource finish = new();
        await using RunningService service = await RunningService.StartAsync(new ScriptedClassifier(async (_, _, token) =>
        {
            entered.SetResult();
            await finish.Task.WaitAsync(token);
            return ScriptedClassifier.Result;
        }));
        Task<HttpResponseMessage> pending = service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Picture));
        await entered.Task;
        service.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Task stop = service.App.StopAsync(TestContext.Current.CancellationToken);
        finish.SetResult();
        using HttpResponseMessage response = await pending;
        await response.ReadSuccessAsync();
        await stop;
    }

    [Theory]
    [InlineData("/api/v1/expressions")]
    [InlineData("/api/v1/transfers")]
    public async Task Stop_RequestOutlivesTheGracePeriod_IsShuttingDown(string path)
    {
        TaskCompletionSource entered = new();
        await using RunningService service = await RunningService.StartAsync(
            services => services
                .AddSingleton<Inference.Classification.IExpressionClassifier>(ScriptedClassifier.Hanging(entered))
                .AddSingleton<Inference.Transfer.IExpressionTransfer>(ScriptedTransfer.Hanging(entered)),
            "--TDGan:Shutdown:GracePeriod=00:00:08");
        Task<HttpResponseMessage> pending = service.Client.UploadAsync(path, UploadEndpoint.At(path).Form(Picture));
        await entered.Task;
        Task stop = service.App.StopAsync(TestContext.Current.CancellationToken);
        using HttpResponseMessage response = await pending;
        await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable, "shutting-down");
        Assert.NotNull(response.Headers.RetryAfter);
        await stop;
    }
}
