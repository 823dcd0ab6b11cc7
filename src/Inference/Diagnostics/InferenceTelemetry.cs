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

    internal static ActivitySource Activities { get; } = new(ActivitySourceName);
}
