using static TorchSharp.torch;

namespace TDGan.Training.Compositing;

/// <summary>Faces with another picture's expression planted into them.</summary>
/// <param name="Images">[N, 1, S, S] in [0, 1].</param>
/// <param name="Mask">[N, 1, S, S] in [0, 1], where they are not the faces themselves.</param>
/// <param name="Fit">[N] in [0, 1], how well the heads fit each other.</param>
internal sealed record PlantedFaces(Tensor Images, Tensor Mask, Tensor Fit);
