namespace TDGan.Inference.Requests;

/// <summary>Where the time of one request went, in milliseconds.</summary>
public sealed record PhaseTimings
{
    /// <summary>Reading the header and the pixels.</summary>
    public double DecodeMs { get; init; }

    /// <summary>Looking for faces.</summary>
    public double DetectMs { get; init; }

    /// <summary>Cropping and filling the input tensor.</summary>
    public double PreprocessMs { get; init; }

    /// <summary>Waiting for a session.</summary>
    public double QueueMs { get; init; }

    /// <summary>Inside the models.</summary>
    public double InferenceMs { get; init; }

    /// <summary>Encoding a picture; 0 where none is made.</summary>
    public double EncodeMs { get; init; }

    /// <summary>Faces that shared the run of the model with this request, its own included.</summary>
    public int BatchSize { get; init; }
}
