using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>The weighted terms of <see cref="DetectorLoss"/>, scalars.</summary>
/// <param name="Score">Faces that score too low and background that scores too high.</param>
/// <param name="Box">Boxes that do not fit.</param>
/// <param name="Landmarks">Landmarks off their places.</param>
internal sealed record DetectorLossTerms(Tensor Score, Tensor Box, Tensor Landmarks)
{
    /// <summary>What is minimized.</summary>
    public Tensor Total => Score + Box + Landmarks;
}
