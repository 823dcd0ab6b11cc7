namespace TDGan.Training.Landmarks;

/// <summary>What the landmark network learns from.</summary>
/// <param name="OfPhotos">Faces of photos.</param>
/// <param name="OfCrops">Faces of pictures that hold one; may be empty.</param>
/// <param name="Background">What is no face; null where only faces are shown.</param>
internal sealed record LandmarkFaces(
    IReadOnlyList<LandmarkSample> OfPhotos, IReadOnlyList<LandmarkSample> OfCrops, BackgroundSource? Background);
