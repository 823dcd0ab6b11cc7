using System.Collections.Concurrent;
using System.Net;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

/// <summary>A stop under load as a balancer sees it: no request that was sent before readiness failed is lost.</summary>
public sealed class DrainUnderLoadTests
{
    private const int Clients = 6;

    [Fact]
    public async Task Terminate_UnderLoad_AnswersEveryRequestThatWasSent()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        using ServiceProcess service = ServiceProcess.Start(TinyModels.Path, ("TDGan__Shutdown__ReadinessNotice", "00:00:03"));
        using HttpClient client = new() { BaseAddress = await service.ListeningAsync() };
        using CancellationTokenSource unready = new();
        ConcurrentBag<HttpStatusCode> statuses = [];
        TaskCompletionSource underLoad = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task[] load = [.. Enumerable.Range(0, Clients).Select(_ => SendUntilAsync(client, statuses, underLoad, unready.Token))];
        await underLoad.Task.WaitAsync(TestContext.Current.CancellationToken);

        service.Terminate();
        await WaitUntilNotReadyAsync(client);
        await unready.CancelAsync();

        await Task.WhenAll(load);
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(0, await service.EndedAsync());
        Assert.Empty(service.Errors);
    }

    /// <summary>As a balancer: one request after the other for as long as the service is ready. Any failure to be answered throws.</summary>
    private static async Task SendUntilAsync(
        HttpClient client, ConcurrentBag<HttpStatusCode> statuses, TaskCompletionSource underLoad, CancellationToken unready)
    {
        while (!unready.IsCancellationRequested)
        {
            using HttpResponseMessage response = await client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            statuses.Add(response.StatusCode);
            if (statuses.Count > 5 * Clients)
            {
                underLoad.TrySetResult();
            }
        }
    }

    private static async Task WaitUntilNotReadyAsync(HttpClient client)
    {
        while (true)
        {
            using HttpResponseMessage response = await client.FetchAsync("/readyz");
            if (!response.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
