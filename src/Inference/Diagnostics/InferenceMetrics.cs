using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TDGan.Inference.Expressions;

namespace TDGan.Inference.Diagnostics;

/// <summary>The instruments of the meter <see cref="InferenceTelemetry.MeterName"/>.</summary>
internal sealed class InferenceMetrics : IModelStatistics, IDisposable
{
    private static readonly string[] PhaseNames = [.. Enum.GetNames<Phase>().Select(name => name.ToLowerInvariant())];

    // From a header read to a slow large batch; the default boundaries are of milliseconds and would put everything into one bucket.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Items = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32] };

    private readonly ConcurrentDictionary<string, ModelStatisticsRecorder> _statistics = new(StringComparer.Ordinal);
    private readonly Meter _meter;
    private readonly Histogram<double> _phaseDuration;
    private readonly Histogram<int> _batchSize;
    private readonly Counter<long> _expressions;
    private readonly Histogram<double> _queueDuration;
    private readonly Histogram<double> _runDuration;
    private readonly Counter<long> _rejections;
    private readonly Counter<long> _reloads;

    public InferenceMetrics(IMeterFactory? factory = null)
    {
        var options = new MeterOptions(InferenceTelemetry.MeterName);
        _meter = factory?.Create(options) ?? new Meter(options);
        _phaseDuration = _meter.CreateHistogram(InferenceTelemetry.PhaseDuration, "s", "One phase of a request.", advice: Seconds);
        _batchSize = _meter.CreateHistogram(InferenceTelemetry.BatchSize, "{face}", "Items in one run of a model.", advice: Items);
        _expressions = _meter.CreateCounter<long>(InferenceTelemetry.Expressions, "{face}", "Classified faces by dominant expression.");
        _queueDuration = _meter.CreateHistogram(InferenceTelemetry.QueueDuration, "s", "Wait of an item for a model.", advice: Seconds);
        _runDuration = _meter.CreateHistogram(InferenceTelemetry.RunDuration, "s", "One run of a model.", advice: Seconds);
        _rejections = _meter.CreateCounter<long>(InferenceTelemetry.Rejections, "{item}", "Items that were not computed.");
        _reloads = _meter.CreateCounter<long>(InferenceTelemetry.Reloads, "{change}", "Changes of the served models.");
    }

    public static string NameOf(Phase phase) => PhaseNames[(int)phase];

    /// <summary>Shows where models run. A gauge, because models are loaded before an exporter listens: an event would be lost.</summary>
    /// <param name="fallbacks">The names of the models with 1 where one fell back to the CPU, else 0.</param>
    public void ObserveDevices(Func<IEnumerable<(string Model, int Value)>> fallbacks) => _meter.CreateObservableGauge(
        InferenceTelemetry.DeviceFallback, () => Tagged(fallbacks()), description: "1 where a model fell back to the CPU.");

    public void RecordPhase(Phase phase, TimeSpan duration) =>
        _phaseDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(InferenceTelemetry.PhaseTag, NameOf(phase)));

    /// <summary>Shows the items that wait for each model.</summary>
    /// <param name="lengths">The names of the models with the items that wait.</param>
    public void ObserveQueues(Func<IEnumerable<(string Model, int Value)>> lengths) => _meter.CreateObservableGauge(
        InferenceTelemetry.QueueLength, () => Tagged(lengths()), "{item}", "Items that wait for a model.");

    public void RecordBatch(string model, int items) =>
        _batchSize.Record(items, new KeyValuePair<string, object?>(InferenceTelemetry.ModelTag, model));

    public void RecordQueueWait(string model, TimeSpan wait)
    {
        StatisticsFor(model).NoteWait(wait);
        _queueDuration.Record(wait.TotalSeconds, new KeyValuePair<string, object?>(InferenceTelemetry.ModelTag, model));
    }

    public void RecordRun(string model, int items, TimeSpan duration)
    {
        RecordBatch(model, items);
        StatisticsFor(model).NoteRun(items, duration);
        _runDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(InferenceTelemetry.ModelTag, model));
    }

    public void CountRejection(string model, RejectionReason reason) => _rejections.Add(
        1,
        new KeyValuePair<string, object?>(InferenceTelemetry.ModelTag, model),
        new KeyValuePair<string, object?>(InferenceTelemetry.ReasonTag, NameOf(reason)));

    /// <summary>Counts a change of the served models: loaded, unloaded or failed.</summary>
    public void CountReload(string model, string result) => _reloads.Add(
        1,
        new KeyValuePair<string, object?>(InferenceTelemetry.ModelTag, model),
        new KeyValuePair<string, object?>(InferenceTelemetry.ResultTag, result));

    public void CountExpression(Expression expression) =>
        _expressions.Add(1, new KeyValuePair<string, object?>(InferenceTelemetry.ExpressionTag, ExpressionLabels.Of(expression)));

    /// <summary>Notes the end of one request to a model, for <see cref="Read"/> alone.</summary>
    public void RecordRequest(string model, TimeSpan duration, bool succeeded, DateTimeOffset now) =>
        StatisticsFor(model).NoteRequest(duration, succeeded, now);

    /// <inheritdoc/>
    public ModelStatistics Read(string model) =>
        _statistics.TryGetValue(model, out ModelStatisticsRecorder? recorder) ? recorder.Read() : ModelStatistics.None;

    public void Dispose() => _meter.Dispose();

    private ModelStatisticsRecorder StatisticsFor(string model) => _statistics.GetOrAdd(model, _ => new ModelStatisticsRecorder());

    private static string NameOf(RejectionReason reason) => reason switch
    {
        RejectionReason.Overloaded => "overloaded",
        RejectionReason.Cancelled => "cancelled",
        RejectionReason.Deadline => "deadline",
        _ => "shutting_down",
    };

    private static IEnumerable<Measurement<int>> Tagged(IEnumerable<(string Model, int Value)> values) => values.Select(
        item => new Measurement<int>(item.Value, new KeyValuePair<string, object?>(InferenceTelemetry.ModelTag, item.Model)));
}
