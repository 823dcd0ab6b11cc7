using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>What a landmark model says of a crop about a found face.</summary>
/// <param name="Score">Probability that it shows a face, 0-1; null where the model gives none.</param>
/// <param name="Mesh">The points with depth; null where the model gives none.</param>
/// <param name="Scale">Pixels of the file for each pixel of the crop.</param>
public sealed record FaceLook(float? Score, FaceMesh? Mesh, double Scale);
