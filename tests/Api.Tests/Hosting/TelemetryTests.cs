using System.Net;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task GetMetrics_AfterRequests_HasDurationsInSecondsProblemsAndTheRuntime()
    {
        await using RunningService service = await RunningService.StartAsync();
        using HttpResponseMessage refused =
            await service.Client.UploadAsync("/api/v1/expressions?nonsense=1", Forms.Raw(Pictures.Happy));
        string metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("http_server_request_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/v1/expressions\"", metrics, StringComparison.Ordinal);
        Assert.Contains("le=\"0.0025\"", metrics, StringComparison.Ordinal);
        Assert.Contains("tdgan_api_problems_total{", metrics, StringComparison.Ordinal);
        Assert.Contains("code=\"invalid-parameter\"", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetMetrics_AfterAClassification_HasThePhasesAndExpressionsOfThePipeline()
    {
        await using RunningService service = await RunningService.StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
        await response.ReadSuccessAsync();
        string metrics = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        string[] names =
        [
            "tdgan_inference_phase_duration_seconds_bucket", "tdgan_inference_batch_size", "tdgan_inference_expressions",
            "tdgan_inference_device_fallback",
        ];
        Assert.All(names, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.Contains("tdgan_phase=\"decode\"", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithTraceparent_ContinuesThatTrace()
    {
        await using RunningService service = await RunningService.StartAsync();
        using HttpResponseMessage response = await service.Client.UploadAsync(
            "/api/v1/expressions?nonsense=1",
            Forms.Raw(Pictures.Happy),
            ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        JsonElement problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task Stop_CollectorConfigured_HasSentTracesAndMetrics()
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();
        await using (RunningService service = await RunningService.StartAsync(
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"))
        {
            using HttpResponseMessage response = await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Happy));
            await response.ReadSuccessAsync();
            await service.App.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("/v1/traces", collector.Paths);
        Assert.Contains("/v1/metrics", collector.Paths);
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
        from line in service.Logs.Lines
        where line.Text.StartsWith("TDGan.", StringComparison.Ordinal) && line.Text.Contains(part, StringComparison.Ordinal)
        select line.Text;
}
