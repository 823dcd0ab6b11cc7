using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>
/// The mean distance of the five landmarks from the teacher's, in sides of a face that looks ahead: what <c>detector evaluate</c> reports, but
/// for its unit.
/// </summary>
internal static class LandmarkLoss
{
    // The root has no slope at 0; a thousandth of a crop's side is a twentieth of a pixel.
    private const double Smallest = 1e-6;

    /// <param name="landmarks">[N, 10], what the network says.</param>
    /// <param name="batch">What it was to say.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Compute(Tensor landmarks, LandmarkBatch batch)
    {
        long count = landmarks.shape[0];
        Tensor difference = landmarks.view(count, -1, 2) - tensor(batch.Landmarks, [count, LandmarkNetwork.Outputs / 2, 2]);
        Tensor distance = (difference.square().sum(2) + Smallest).sqrt();
        return (distance * tensor(batch.Weights, [count, 1])).mean();
    }
}
