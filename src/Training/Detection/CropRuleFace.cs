using TDGan.Inference.Crops;
using TDGan.Inference.Faces;

namespace TDGan.Training.Detection;

/// <summary>What is known of a pasted face.</summary>
/// <param name="TrueSquare">Where it lies before it is turned.</param>
/// <param name="Found">What the detector found.</param>
/// <param name="Refined">The same with landmarks that were looked at again.</param>
/// <param name="Number">Number of the face, from 0.</param>
internal sealed record CropRuleFace(FaceBox TrueSquare, DetectedFace Found, DetectedFace Refined, int Number);
