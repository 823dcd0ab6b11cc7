using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TDGan.Api.Tests.OpenInference;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

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

    [Fact]
    public async Task ClientLeaves_DuringTheUpload_NothingIsComputed()
    {
        int calls = 0;
        await using RunningService service = await RunningService.StartAsync(new ScriptedClassifier((_, _, _) =>
        {
            Interlocked.Increment(ref calls);
            return Task.FromResult(ScriptedClassifier.Result);
        }));
        await using (RawConnection connection = await RawConnection.OpenAsync(service.Address))
        {
            await connection.SendAsync(
                "POST /api/v1/expressions HTTP/1.1\r\nHost: test\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nfew");
        }

        using HttpResponseMessage sound = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Picture));
        await sound.ReadSuccessAsync();
        await service.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task ClientLeaves_BeforeTheModels_NothingIsComputed()
    {
        WaitingDetector detector = new();
        await using RunningService service =
            await RunningService.StartAsync(services => services.AddSingleton<IFaceDetector>(detector));
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> pending = service.Client.PostAsync("/api/v1/expressions?detect=true", Forms.Raw(Pictures.Happy), leave.Token);
        await detector.Entered.Task.WaitAsync(TestContext.Current.CancellationToken);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        await detector.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);

        // The statistics of this server's own queues: /metrics listens to every server of the process.
        JsonElement all = await new TritonClient(service.Client).GetAsync("/v2/models/stats");
        Assert.All(
            all.GetProperty("model_stats").EnumerateArray(),
            model => Assert.Equal(0, model.GetProperty("execution_count").GetInt64()));
        await AssertQuietAsync(service);
    }

    private static async Task AssertQuietAsync(RunningService service)
    {
        await service.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(service.Logs.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Contains(service.Logs.Lines, line => line.Text.Contains("POST /api/v1/expressions ", StringComparison.Ordinal));
    }

    /// <summary>A detector that looks until it is told to stop.</summary>
    private sealed class WaitingDetector : IFaceDetector
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAvailable => true;

        public async ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(
            DecodedImage image, float? minConfidence, RequestScope scope)
        {
            using CancellationTokenRegistration registration = scope.CancellationToken.Register(Cancelled.SetResult);
            Entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, scope.CancellationToken);
            return [];
        }
    }
}
