using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TDGan.Inference.Classification;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Expressions;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Diagnostics;

public sealed class InferenceMetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_EveryPhase_IsMeasuredInSeconds()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        using var recorder = new MeasurementRecorder(pipeline.Services.GetRequiredService<IMeterFactory>());

        await pipeline.Transfer.TransferAsync(
            new TransferRequest { Face = DrawnFaces.Png(Expression.Fear), ExpressionLabel = Expression.Anger }, Cancellation);

        Assert.Equal(
            ["decode", "detect", "encode", "inference", "preprocess", "queue"],
            recorder.TagsOf(InferenceTelemetry.PhaseDuration).Distinct().Order());
        Assert.All(recorder.ValuesOf(InferenceTelemetry.PhaseDuration), seconds => Assert.InRange(seconds, 0, 60));
    }

    [Fact]
    public async Task Classify_OneFace_CountsItsExpressionAndBatch()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        using var recorder = new MeasurementRecorder(pipeline.Services.GetRequiredService<IMeterFactory>());

        ClassificationResult result = await pipeline.Classifier.ClassifyAsync(
            DrawnFaces.Png(Expression.Fear), new ClassificationOptions(), Cancellation);

        Assert.Equal([ExpressionLabels.Of(result.Faces[0].Dominant)], recorder.TagsOf(InferenceTelemetry.Expressions));
        Assert.Equal(["expression-branch"], recorder.TagsOf(InferenceTelemetry.BatchSize));
        Assert.Equal([1d], recorder.ValuesOf(InferenceTelemetry.BatchSize));
    }

    [Fact]
    public async Task Classify_WithADetector_MeasuresWaitAndRunOfBothModels()
    {
        await using PipelineHost pipeline = await PipelineHost.StartWithDetectorAsync();
        using var recorder = new MeasurementRecorder(pipeline.Services.GetRequiredService<IMeterFactory>());

        await pipeline.Classifier.ClassifyAsync(GroupPhoto.Jpeg(1), new ClassificationOptions(), Cancellation);

        string[] models = ["expression-branch", "face-detector"];
        Assert.Equal(models, recorder.TagsOf(InferenceTelemetry.RunDuration).Distinct().Order());
        Assert.Equal(models, recorder.TagsOf(InferenceTelemetry.QueueDuration).Distinct().Order());
    }

    [Theory]
    [InlineData("auto", 1)]
    [InlineData("cpu", 0)]
    public async Task DeviceFallback_EachModel_TellsWhetherItFellBack(string device, double expected)
    {
        await using PipelineHost pipeline = PipelineHost.Create(settings: ("TDGan:Sessions:Device", device));
        await pipeline.StartAsync();
        using var recorder = new MeasurementRecorder(pipeline.Services.GetRequiredService<IMeterFactory>());

        recorder.Observe();

        Assert.Equal(["decoder", "expression-branch", "face-branch"], recorder.TagsOf(InferenceTelemetry.DeviceFallback));
        Assert.All(recorder.ValuesOf(InferenceTelemetry.DeviceFallback), value => Assert.Equal(expected, value));
    }

    [Fact]
    public async Task Classify_WithAListener_MakesASpanForEachPhase()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        using var root = new Activity("test").Start();
        var spans = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InferenceTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                // Other tests make spans at the same time.
                if (span.ParentId == root.Id)
                {
                    spans.Add(span.OperationName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await pipeline.Classifier.ClassifyAsync(DrawnFaces.Png(Expression.Fear), new ClassificationOptions(), Cancellation);

        // The first wait is that for a seat to decode in, the second that for a session.
        Assert.Equal(["tdgan.queue", "tdgan.decode", "tdgan.detect", "tdgan.preprocess", "tdgan.queue", "tdgan.inference"], spans);
    }
}
