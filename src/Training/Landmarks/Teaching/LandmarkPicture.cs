using TDGan.Inference.Images;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>A picture of one face that the teachers are asked about.</summary>
/// <param name="Name">Data set, '/', its name in the set.</param>
/// <param name="Load">Decodes it.</param>
internal sealed record LandmarkPicture(string Name, Func<LuminanceImage> Load);
