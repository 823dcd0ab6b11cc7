using TDGan.Inference.Crops;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>What the network says of one crop, in sides of the crop from its middle.</summary>
/// <param name="Landmarks">x and y of the five, 10 values.</param>
/// <param name="Mesh">x, y, z of the mesh, 351 values.</param>
/// <param name="FaceLogit">Above 0 where a face is more likely than none.</param>
internal sealed record LandmarkPrediction(float[] Landmarks, float[] Mesh, float FaceLogit)
{
    /// <summary>Mean error of the five landmarks over the distance of the eyes, where this was said of the crop about the sample's box.</summary>
    public double FiveError(LandmarkSample sample)
    {
        CropFrame frame = new FaceTensorConverter(LandmarkCrop.Rule).FrameOf(sample.Face.Box);
        return sample.Face.MappedInto(frame).LandmarkError([.. Landmarks.Select(place => (place + 0.5f) * LandmarkCrop.Side)]);
    }
}
