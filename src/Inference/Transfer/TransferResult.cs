using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>The generated picture.</summary>
/// <param name="Image">The encoded picture.</param>
/// <param name="Format">How it is encoded.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Model">The decoder that generated it.</param>
/// <param name="Seed">The seed that was used.</param>
/// <param name="Face">The face that was taken from the face picture, or the first of several.</param>
/// <param name="Warnings">What makes the answer less reliable.</param>
/// <param name="Timings">Where the time went.</param>
public sealed record TransferResult(
    ReadOnlyMemory<byte> Image,
    GeneratedImageFormat Format,
    int Width,
    int Height,
    ModelIdentity Model,
    uint Seed,
    DetectedFace Face,
    IReadOnlyList<InferenceWarning> Warnings,
    PhaseTimings Timings)
{
    /// <summary>A picture for each label, in their order, with <see cref="LabelSet.Apart"/>; then <c>Image</c> is the first of them.</summary>
    public IReadOnlyList<LabelledPicture> Labelled { get; init; } = [];

    /// <summary>Every face that was changed, in the order of the request.</summary>
    public IReadOnlyList<DetectedFace> Faces { get; init; } = [Face];

    /// <summary>What the recogniser reads in the generated picture of the first face; null unless asked for, and for a strip.</summary>
    public TransferVerification? Verification { get; init; }
}
