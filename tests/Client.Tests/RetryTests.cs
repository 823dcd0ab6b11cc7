using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace TDGan.Client.Tests;

public sealed class RetryTests
{
    private static readonly TDGanClientOptions Options = new()
    {
        Timeout = TimeSpan.FromSeconds(30),
        FirstDelay = TimeSpan.FromMilliseconds(100),
        MaxRetries = 3,
    };

    private readonly JumpingTime _time = new(Options.Timeout);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Call_ServiceSaysWhen_WaitsAsLongAndTellsWhatIsLeft(HttpStatusCode status)
    {
        ScriptedHandler handler = new(
            () => ScriptedHandler.Busy(status, 2), () => ScriptedHandler.Busy(status, 5), ScriptedHandler.Success);
        await Create(handler).GetModelsAsync(Cancellation);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)], _time.Waits);
        Assert.Equal(["30000", "28000", "23000"], handler.Requests.Select(request => request.Headers.GetValues("X-Timeout-Ms").Single()));
    }

    [Fact]
    public async Task Call_RetryAfterIsADate_WaitsUntilThen()
    {
        ScriptedHandler handler = new(
            () =>
            {
                HttpResponseMessage response = ScriptedHandler.Problem(HttpStatusCode.ServiceUnavailable, "model-loading");
                response.Headers.RetryAfter = new(JumpingTime.Start.AddSeconds(4));
                return response;
            },
            ScriptedHandler.Success);
        await Create(handler).GetModelsAsync(Cancellation);
        Assert.Equal([TimeSpan.FromSeconds(4)], _time.Waits);
    }

    [Fact]
    public async Task Call_ConnectionBreaks_WaitsTwiceAsLongEachTime()
    {
        ScriptedHandler handler = new(
            () => throw new HttpRequestException("reset"), () => throw new IOException("reset"), ScriptedHandler.Success);
        await Create(handler).GetModelsAsync(Cancellation);
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)], _time.Waits);
    }

    [Fact]
    public async Task Call_NeverBetter_EndsWithTheLastProblem()
    {
        ScriptedHandler handler = new([.. Enumerable.Repeat(() => ScriptedHandler.Busy(HttpStatusCode.ServiceUnavailable, 1), 4)]);
        TDGanProblemException exception =
            await Assert.ThrowsAsync<TDGanProblemException>(() => Create(handler).GetModelsAsync(Cancellation));
        Assert.Equal(("overloaded", TimeSpan.FromSeconds(1)), (exception.Code, exception.RetryAfter));
        Assert.Equal(4, handler.Requests.Count);
    }

    [Fact]
    public async Task Call_WaitIsLongerThanWhatIsLeft_EndsAtOnce()
    {
        ScriptedHandler handler = new(() => ScriptedHandler.Busy(HttpStatusCode.ServiceUnavailable, 31));
        await Assert.ThrowsAsync<TDGanProblemException>(() => Create(handler).GetModelsAsync(Cancellation));
        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Call_FaultThatTimeDoesNotMend_IsNotRepeated(HttpStatusCode status)
    {
        ScriptedHandler handler = new(() => ScriptedHandler.Problem(status, "some-code"));
        TDGanProblemException exception =
            await Assert.ThrowsAsync<TDGanProblemException>(() => Create(handler).GetModelsAsync(Cancellation));
        Assert.Equal((status, "some-code"), (exception.Status, exception.Code));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Call_PageOfAProxy_IsAnUnknownProblem()
    {
        ScriptedHandler handler = new(() => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") });
        TDGanProblemException exception =
            await Assert.ThrowsAsync<TDGanProblemException>(() => Create(handler).GetModelsAsync(Cancellation));
        Assert.Equal("unknown", exception.Code);
    }

    [Fact]
    public async Task Call_WithAKey_SendsIt()
    {
        ScriptedHandler handler = new(ScriptedHandler.Success);
        await Create(handler, Options with { ApiKey = "secret" }).GetModelsAsync(Cancellation);
        Assert.Equal("Bearer secret", handler.Requests[0].Headers.Authorization?.ToString());
    }

    [Fact]
    public async Task Call_NoAnswerInTime_IsATimeout()
    {
        FakeTimeProvider time = new();
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using HttpClient http = new(new SilentHandler(entered)) { BaseAddress = new Uri("http://test/") };
        Task call = new TDGanClient(http, Options, time).GetModelsAsync(Cancellation);
        await entered.Task.WaitAsync(Cancellation);
        time.Advance(Options.Timeout);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    private TDGanClient Create(ScriptedHandler handler, TDGanClientOptions? options = null) =>
        new(new HttpClient(handler) { BaseAddress = new Uri("http://test/") }, options ?? Options, _time);

    /// <summary>Never answers.</summary>
    private sealed class SilentHandler(TaskCompletionSource entered) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }
}
