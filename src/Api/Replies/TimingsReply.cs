using TDGan.Inference.Requests;

namespace TDGan.Api.Replies;

/// <summary>Where the time went, in milliseconds.</summary>
internal sealed record TimingsReply
{
    /// <summary>Reading the header and the pixels.</summary>
    public required double DecodeMs { get; init; }

    /// <summary>Looking for faces.</summary>
    public required double DetectMs { get; init; }

    /// <summary>Cropping and filling the input tensor.</summary>
    public required double PreprocessMs { get; init; }

    /// <summary>Waiting for a session.</summary>
    public required double QueueMs { get; init; }

    /// <summary>Inside the models.</summary>
    public required double InferenceMs { get; init; }

    /// <summary>Encoding the generated picture; only in transfers.</summary>
    public double? EncodeMs { get; init; }

    /// <summary>Faces that shared the run of the model, this request's included.</summary>
    public required int BatchSize { get; init; }

    public static TimingsReply ForClassification(PhaseTimings timings) => new()
    {
        DecodeMs = timings.DecodeMs,
        DetectMs = timings.DetectMs,
        PreprocessMs = timings.PreprocessMs,
        QueueMs = timings.QueueMs,
        InferenceMs = timings.InferenceMs,
        BatchSize = timings.BatchSize,
    };

    public static TimingsReply ForTransfer(PhaseTimings timings) => ForClassification(timings) with { EncodeMs = timings.EncodeMs };
}
