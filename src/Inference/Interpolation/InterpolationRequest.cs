using TDGan.Inference.Faces;
using TDGan.Inference.Transfer;

namespace TDGan.Inference.Interpolation;

/// <summary>
/// One face between two expressions (<see cref="ExpressionTo"/> is given), or one expression between two faces (<see cref="FaceTo"/> is
/// given); never both, so that a picture row shows the effect of one code alone.
/// </summary>
public sealed record InterpolationRequest
{
    /// <summary>The encoded face picture, or the first of two.</summary>
    public required ReadOnlyMemory<byte> FaceFrom { get; init; }

    /// <summary>The last face picture; null where the face stays.</summary>
    public ReadOnlyMemory<byte>? FaceTo { get; init; }

    /// <summary>The expression, or the first of two.</summary>
    public required ExpressionSource ExpressionFrom { get; init; }

    /// <summary>The last expression; null where the expression stays.</summary>
    public ExpressionSource? ExpressionTo { get; init; }

    /// <summary>How faces are found in all pictures.</summary>
    public FaceDetectionMode Detect { get; init; } = FaceDetectionMode.Auto;

    /// <summary>Shortest side of a face that counts, in pixels of the upright image, at least 1.</summary>
    public int MinFaceSize { get; init; } = 10;

    /// <summary>Detector score that counts, 0-1; null takes the threshold that the detector's manifest names.</summary>
    public float? MinConfidence { get; init; }

    /// <summary>Which face of the face picture, largest first, 0-99; between two faces 0.</summary>
    public int FaceIndex { get; init; }

    /// <summary>What the pictures show; between two faces <see cref="PasteMode.Crop"/>.</summary>
    public PasteMode Paste { get; init; }

    /// <summary>Size and colour of the pictures; between two faces they are the model's own.</summary>
    public PictureSize Size { get; init; }

    /// <summary>Pictures, both ends included, 2-32.</summary>
    public int Steps { get; init; } = 8;

    /// <summary>Seed of the noise, which all pictures share.</summary>
    public uint Seed { get; init; }

    /// <summary>How the pictures are handed out.</summary>
    public InterpolationFormat Format { get; init; } = InterpolationFormat.Webp;

    /// <summary>
    /// The moment after which the answer is of no use, by the clock of the host's <see cref="TimeProvider"/>; null for none. What cannot be
    /// done in time is given up before it is computed.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }
}
