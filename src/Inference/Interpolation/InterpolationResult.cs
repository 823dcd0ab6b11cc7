using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Interpolation;

/// <summary>The generated pictures.</summary>
/// <param name="Files">One file, or one for each step with <see cref="InterpolationFormat.Frames"/>.</param>
/// <param name="Format">How they are encoded.</param>
/// <param name="Steps">Pictures.</param>
/// <param name="Width">Pixels of one picture.</param>
/// <param name="Height">Pixels of one picture.</param>
/// <param name="Model">The decoder that generated them.</param>
/// <param name="Seed">The seed that was used.</param>
/// <param name="Face">The face that was taken from the first face picture.</param>
/// <param name="Warnings">What makes the answer less reliable.</param>
/// <param name="Timings">Where the time went.</param>
public sealed record InterpolationResult(
    IReadOnlyList<ReadOnlyMemory<byte>> Files,
    InterpolationFormat Format,
    int Steps,
    int Width,
    int Height,
    ModelIdentity Model,
    uint Seed,
    DetectedFace Face,
    IReadOnlyList<InferenceWarning> Warnings,
    PhaseTimings Timings);
