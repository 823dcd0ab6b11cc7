using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class TracingTests
{
    [Fact]
    public async Task Post_Picture_HasASpanForEachPhaseUnderThatOfTheRequest()
    {
        SpanCollector spans = new();
        await using RunningService service = await StartAsync(spans);
        ActivityTraceId trace = ActivityTraceId.CreateRandom();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            "/api/v1/expressions", Forms.Raw(Pictures.Happy), ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        await service.App.StopAsync(TestContext.Current.CancellationToken);

        Activity[] own = [.. spans.Ended.Where(span => span.TraceId == trace)];
        Activity request = Assert.Single(own, span => span.DisplayName == "POST /api/v1/expressions");
        Assert.All(
            (string[])["tdgan.decode", "tdgan.detect", "tdgan.preprocess", "tdgan.queue", "tdgan.inference"],
            name => Assert.Contains(own, span => span.DisplayName == name && span.ParentSpanId == request.SpanId));
    }

    [Fact]
    public async Task Get_Probes_LeaveNoTraceAndNoLogLine()
    {
        SpanCollector spans = new();
        await using RunningService service = await StartAsync(spans);
        string[] paths = ["/livez", "/readyz", "/startupz", "/metrics"];
        foreach (string path in paths)
        {
            using HttpResponseMessage response = await service.Client.FetchAsync(path);
        }

        await service.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(spans.Ended, span => paths.Any(path => span.DisplayName.Contains(path, StringComparison.Ordinal)));
        Assert.DoesNotContain(
            service.Logs.Lines,
            line => line.Level > Microsoft.Extensions.Logging.LogLevel.Debug && line.Text.Contains("RequestLog", StringComparison.Ordinal));
    }

    private static Task<RunningService> StartAsync(SpanCollector spans) =>
        RunningService.StartAsync(services => services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans)));

    /// <summary>Keeps what would be exported; activity sources are shared by the process, so that spans of other tests come in as well.</summary>
    private sealed class SpanCollector : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _ended = new();

        public IReadOnlyCollection<Activity> Ended => _ended;

        public override void OnEnd(Activity data) => _ended.Enqueue(data);
    }
}
