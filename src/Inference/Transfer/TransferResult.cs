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
/// <param name="Face">The face that was taken from the face picture.</param>
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
    /// <summary>What the recogniser reads in the generated picture; null unless asked for.</summary>
    public TransferVerification? Verification { get; init; }
}
