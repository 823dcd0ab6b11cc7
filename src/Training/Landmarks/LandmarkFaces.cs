namespace TDGan.Training.Landmarks;

/// <summary>What the landmark network learns from.</summary>
/// <param name="OfPhotos">Faces of photos.</param>
/// <param name="OfCrops">Faces of pictures that hold one; empty where only photos are used.</param>
internal sealed record LandmarkFaces(IReadOnlyList<LandmarkSample> OfPhotos, IReadOnlyList<LandmarkSample> OfCrops);
