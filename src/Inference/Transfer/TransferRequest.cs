using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;

namespace TDGan.Inference.Transfer;

/// <summary>One transfer: a face and the expression it shall show, by picture or by label.</summary>
public sealed record TransferRequest
{
    /// <summary>The encoded picture whose identity is kept.</summary>
    public required ReadOnlyMemory<byte> Face { get; init; }

    /// <summary>The encoded picture whose expression is taken; null where <see cref="ExpressionLabel"/> or <see cref="AllLabels"/> is given. Exactly one of the three.</summary>
    public ReadOnlyMemory<byte>? Expression { get; init; }

    /// <summary>Takes the mean expression code of that class, kept with the model as prototype.</summary>
    public Expression? ExpressionLabel { get; init; }

    /// <summary>Takes every label in turn, in place of one expression; null for one.</summary>
    public LabelSet? AllLabels { get; init; }

    /// <summary>How faces are found in both pictures.</summary>
    public FaceDetectionMode Detect { get; init; } = FaceDetectionMode.Auto;

    /// <summary>Shortest side of a face that counts, in pixels of the upright image, at least 1.</summary>
    public int MinFaceSize { get; init; } = 10;

    /// <summary>Detector score that counts, 0-1; null takes the threshold that the detector's manifest names.</summary>
    public float? MinConfidence { get; init; }

    /// <summary>Which face of the face picture, largest first, 0-99.</summary>
    public int FaceIndex { get; init; }

    /// <summary>Further faces of the face picture that get the same expression, all different; with <see cref="PasteMode.Original"/>.</summary>
    public IReadOnlyList<int> MoreFaceIndices { get; init; } = [];

    /// <summary>The face of the face picture by its box, in place of <see cref="FaceIndex"/>; null for none.</summary>
    public FaceBox? FaceBox { get; init; }

    /// <summary>Which face of the expression picture, largest first, 0-99.</summary>
    public int ExpressionFaceIndex { get; init; }

    /// <summary>The face of the expression picture by its box, in place of <see cref="ExpressionFaceIndex"/>; null for none.</summary>
    public FaceBox? ExpressionFaceBox { get; init; }

    /// <summary>What the answer shows: the face alone, or the whole picture with the face changed.</summary>
    public PasteMode Paste { get; init; }

    /// <summary>Size and colour of what it shows.</summary>
    public PictureSize Size { get; init; }

    /// <summary>a in (1 - a) E_e(face) + a d_e, 0-1: 0 reconstructs the face, 1 gives it the whole expression.</summary>
    public float Intensity { get; init; } = 1;

    /// <summary>Seed of the noise; the same inputs, options, seed and model give the same bytes.</summary>
    public uint Seed { get; init; }

    /// <summary>How the generated picture is encoded.</summary>
    public GeneratedImageFormat Format { get; init; } = GeneratedImageFormat.Png;

    /// <summary>JPEG and WebP quality, 1-100.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>Whether the recogniser reads the generated picture.</summary>
    public bool Verify { get; init; }

    /// <summary>
    /// The moment after which the answer is of no use, by the clock of the host's <see cref="TimeProvider"/>; null for none. What cannot be
    /// done in time is given up before it is computed.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }
}
