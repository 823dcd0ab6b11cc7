using System.Diagnostics;

namespace TDGan.Inference.Diagnostics;

/// <summary>Every name that the pipeline shows to telemetry. A host subscribes to the meter and to the activity source by these.</summary>
public static class InferenceTelemetry
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "TDGan.Inference";

    /// <summary>Name of the activity source; each phase of a request is a span <c>tdgan.&lt;phase&gt;</c>.</summary>
    public const string ActivitySourceName = "TDGan.Inference";

    /// <summary>Histogram, seconds: one phase of a request, by <see cref="PhaseTag"/>.</summary>
    public const string PhaseDuration = "tdgan.inference.phase.duration";

    /// <summary>Histogram, faces: items in one run of a model, by <see cref="ModelTag"/>.</summary>
    public const string BatchSize = "tdgan.inference.batch.size";

    /// <summary>Histogram, seconds: the wait of one item in the queue of a model, by <see cref="ModelTag"/>.</summary>
    public const string QueueDuration = "tdgan.inference.queue.duration";

    /// <summary>
    /// Histogram, seconds: one run of a model, by <see cref="ModelTag"/>. The sum of <see cref="QueueDuration"/> over the sum of this one is
    /// the measure to scale by: above 1, items wait longer than sessions work.
    /// </summary>
    public const string RunDuration = "tdgan.inference.run.duration";

    /// <summary>Gauge, items: those that wait for a model, by <see cref="ModelTag"/>.</summary>
    public const string QueueLength = "tdgan.inference.queue.length";

    /// <summary>Counter, items or whole requests at the door: not computed, by <see cref="ModelTag"/> and <see cref="ReasonTag"/>.</summary>
    public const string Rejections = "tdgan.inference.rejections";

    /// <summary>Counter: changes of the served models, by <see cref="ModelTag"/> and <see cref="ResultTag"/>.</summary>
    public const string Reloads = "tdgan.inference.reloads";

    /// <summary>Span of one run of a model, linked to the requests that share it.</summary>
    public const string BatchSpan = "tdgan.batch";

    /// <summary>Gauge: 1 where a model fell back to the CPU, else 0, by <see cref="ModelTag"/>.</summary>
    public const string DeviceFallback = "tdgan.inference.device_fallback";

    /// <summary>Counter, faces: classified faces by dominant expression, by <see cref="ExpressionTag"/>.</summary>
    public const string Expressions = "tdgan.inference.expressions";

    /// <summary>Tag: decode, detect, preprocess, queue, inference or encode.</summary>
    public const string PhaseTag = "tdgan.phase";

    /// <summary>Tag: model name.</summary>
    public const string ModelTag = "tdgan.model";

    /// <summary>Tag: expression label.</summary>
    public const string ExpressionTag = "tdgan.expression";

    /// <summary>Tag: overloaded, cancelled, deadline or shutting_down.</summary>
    public const string ReasonTag = "tdgan.reason";

    /// <summary>Tag: loaded, unloaded or failed.</summary>
    public const string ResultTag = "tdgan.result";

    /// <summary>Tag: items in a run.</summary>
    public const string BatchSizeTag = "tdgan.batch.size";

    internal static ActivitySource Activities { get; } = new(ActivitySourceName);
}
