using TDGan.Inference.Crops;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>
/// The terms of the loss. Distances are in sides of a face that looks ahead (2.2 distances of its eyes), so that they are what is measured, but
/// for their unit; faces that the teacher is not sure of count in no term but the score.
/// </summary>
/// <param name="options">Weights of the terms.</param>
internal sealed class LandmarkLoss(LandmarkOptions options)
{
    // The root has no slope at 0; a thousandth of a crop's side is a sixteenth of a pixel.
    private const double Smallest = 1e-6;

    /// <summary>The weighted terms by name.</summary>
    /// <param name="output">What the network says.</param>
    /// <param name="batch">What it was to say.</param>
    /// <returns>Scalars: <c>landmarks</c>, <c>mesh</c>, <c>openings</c>, <c>depth</c>, <c>score</c>.</returns>
    public IReadOnlyList<(string Name, Tensor Value)> Compute(LandmarkOutput output, LandmarkBatch batch)
    {
        long count = output.Landmarks.shape[0];
        Tensor weights = tensor(batch.Weights, [count, 1]), meshWeights = tensor(batch.MeshWeights, [count, 1]);
        Tensor five = output.Landmarks.view(count, -1, 2) - tensor(batch.Landmarks, [count, LandmarkNetwork.Outputs / 2, 2]);
        Tensor mesh = output.Mesh - tensor(batch.Mesh, [count, FaceMeshTopology.Count, FaceMeshTopology.Axes]);
        Tensor flat = mesh.narrow(2, 0, 2);
        Tensor openings = MeshOpenings.Differences.matmul(flat);
        Tensor score = nn.functional.binary_cross_entropy_with_logits(output.FaceLogit, tensor(batch.IsFace, [count, 1]));
        return
        [
            ("landmarks", Mean(Length(five), weights)),
            ("mesh", options.MeshWeight * Mean(Length(flat) * MeshOpenings.PointWeights, meshWeights)),
            ("openings", options.OpeningWeight * Mean(Length(openings), meshWeights)),
            ("depth", options.DepthWeight * Mean(mesh.select(2, 2).abs(), meshWeights)),
            ("score", options.ScoreWeight * score),
        ];
    }

    private static Tensor Length(Tensor difference) => (difference.square().sum(2) + Smallest).sqrt();

    /// <summary>Mean over the faces that count.</summary>
    /// <param name="errors">[N, points].</param>
    /// <param name="weights">[N, 1].</param>
    private static Tensor Mean(Tensor errors, Tensor weights) =>
        (errors * weights).mean([1L]).sum() / weights.gt(0).sum().clamp_min(1);
}
