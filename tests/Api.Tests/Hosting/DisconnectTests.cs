using Microsoft.Extensions.Logging;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class DisconnectTests
{
    private static readonly byte[] Picture = [1];

    [Fact]
    public async Task ClientLeaves_DuringTheWork_CancelsItWithoutAComplaint()
    {
        TaskCompletionSource entered = new();
        TaskCompletionSource cancelled = new();
        await using RunningService service = await RunningService.StartAsync(new ScriptedClassifier(async (_, _, token) =>
        {
            using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
            entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedClassifier.Result;
        }));
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> pending = service.Client.PostAsync("/api/v1/expressions", Forms.Raw(Picture), leave.Token);
        await entered.Task;
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await AssertQuietAsync(service);
    }

    [Fact]
    public async Task ClientLeaves_DuringTheUpload_IsNoComplaint()
    {
        await using RunningService service = await RunningService.StartAsync();
        await using (RawConnection connection = await RawConnection.OpenAsync(service.Address))
        {
            await connection.SendAsync(
                "POST /api/v1/expressions HTTP/1.1\r\nHost: test\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nfew");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        await AssertQuietAsync(service);
    }

    private static async Task AssertQuietAsync(RunningService service)
    {
        await service.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(service.Logs.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Contains(service.Logs.Lines, line => line.Text.Contains("POST /api/v1/expressions ", StringComparison.Ordinal));
    }
}
