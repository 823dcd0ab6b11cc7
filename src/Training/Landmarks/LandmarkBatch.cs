namespace TDGan.Training.Landmarks;

/// <summary>One batch of training crops.</summary>
/// <param name="Pixels">[N, 1, S, S], luminance in [0, 1].</param>
/// <param name="Landmarks">[N, 5, 2], from the crop's middle in sides of the crop.</param>
/// <param name="Weights">[N, 1], what an error of one side of the crop counts.</param>
internal sealed record LandmarkBatch(float[] Pixels, float[] Landmarks, float[] Weights);
