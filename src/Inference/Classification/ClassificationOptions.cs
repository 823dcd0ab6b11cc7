using TDGan.Inference.Faces;

namespace TDGan.Inference.Classification;

/// <summary>What one classification asks for. Ranges are checked by <see cref="IExpressionClassifier"/>.</summary>
public sealed record ClassificationOptions
{
    /// <summary>How faces are found.</summary>
    public FaceDetectionMode Detect { get; init; } = FaceDetectionMode.Auto;

    /// <summary>Shortest side of a face that counts, in pixels of the upright image, at least 1.</summary>
    public int MinFaceSize { get; init; } = 10;

    /// <summary>Detector score that counts, 0-1; null takes the threshold that the detector's manifest names.</summary>
    public float? MinConfidence { get; init; }

    /// <summary>Whether the landmarks of the result are read, so that they are worth a closer look; false leaves them as the detector saw them.</summary>
    public bool NeedsLandmarks { get; init; }

    /// <summary>Views of each face whose probabilities and logits are averaged, one of <see cref="CropViews.Known"/>; more take as many times as long to read.</summary>
    public int Views { get; init; } = 1;

    /// <summary>Faces that are read, largest first, 1-100.</summary>
    public int MaxFaces { get; init; } = 20;

    /// <summary>
    /// The moment after which the answer is of no use, by the clock of the host's <see cref="TimeProvider"/>; null for none. What cannot be
    /// done in time is given up before it is computed.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }
}
