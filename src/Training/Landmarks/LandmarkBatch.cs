namespace TDGan.Training.Landmarks;

/// <summary>One batch of training crops; places are from the crop's middle in sides of the crop.</summary>
/// <param name="Pixels">[N, 1, S, S], luminance in [0, 1].</param>
/// <param name="Landmarks">[N, 5, 2]; 0 where there is no face.</param>
/// <param name="Weights">[N, 1], what an error of one side of the crop counts in the five landmarks; 0 where there is no face.</param>
/// <param name="Mesh">[N, 117, 3]; 0 where it is not known.</param>
/// <param name="MeshWeights">[N, 1], what an error of one side of the crop counts in the mesh; 0 where it is not known.</param>
/// <param name="IsFace">[N, 1], 1 for a face, 0 for none.</param>
internal sealed record LandmarkBatch(
    float[] Pixels, float[] Landmarks, float[] Weights, float[] Mesh, float[] MeshWeights, float[] IsFace)
{
    /// <summary>An empty batch, every weight 0.</summary>
    /// <param name="size">N.</param>
    public static LandmarkBatch Create(int size) => new(
        new float[size * LandmarkCrop.Side * LandmarkCrop.Side],
        new float[size * LandmarkNetwork.Outputs],
        new float[size],
        new float[size * LandmarkNetwork.MeshOutputs],
        new float[size],
        new float[size]);
}
