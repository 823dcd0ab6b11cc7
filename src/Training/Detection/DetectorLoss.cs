using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>
/// The detector's loss: varifocal score loss (Zhang et al., CVPR 2021) towards the overlap that the predicted box reaches, GIoU of the boxes
/// (Rezatofighi et al., CVPR 2019), and L1 of the landmarks over the face's size; sums over the cells with a face divided by their number.
/// </summary>
internal static class DetectorLoss
{
    private const double BackgroundShare = 0.75;
    private const double BoxWeight = 2;

    // A cell with a face is worth something before its box fits.
    private const float LeastQuality = 0.25f;
    private const float Epsilon = 1e-6f;

    /// <summary>The three terms.</summary>
    /// <param name="maps">Raw maps of the network.</param>
    /// <param name="targets">What their cells are to say.</param>
    /// <param name="landmarkWeight">Weight of the landmarks' term.</param>
    public static DetectorLossTerms Compute(IReadOnlyList<Tensor> maps, DetectionTargets targets, double landmarkWeight)
    {
        Tensor cells = Flatten(maps);
        Tensor logits = cells.select(1, DetectorChannels.Score);
        Tensor background = tensor(targets.BackgroundWeights);
        int count = targets.Cells.Count;
        Tensor silence = logits.sigmoid().square() * nn.functional.softplus(logits) * background;
        Tensor score = BackgroundShare * silence.sum() / Math.Max(1, count);
        if (count == 0)
        {
            Tensor zero = zeros(1).sum();
            return new DetectorLossTerms(score, zero, zero);
        }

        Tensor chosen = cells.index_select(0, tensor(targets.Cells.ToArray()));
        Tensor overlap = GeneralizedOverlap(
            Distances(chosen), tensor(targets.Boxes.ToArray(), [count, DetectorChannels.BoxLength]), out Tensor intersectionOverUnion);
        Tensor quality = LeastQuality + ((1 - LeastQuality) * intersectionOverUnion.detach());
        Tensor face = nn.functional.binary_cross_entropy_with_logits(
            chosen.select(1, DetectorChannels.Score), quality, weight: quality, reduction: nn.Reduction.Sum);
        return new DetectorLossTerms(
            score + (face / count), BoxWeight * (1 - overlap).mean(), landmarkWeight * LandmarkError(chosen, targets, count));
    }

    /// <summary>Distances of the box in strides, [n, 4].</summary>
    public static Tensor Distances(Tensor cells) => cells
        .narrow(1, DetectorChannels.Box, DetectorChannels.BoxLength)
        .clamp(-DetectorChannels.MaxLogDistance, DetectorChannels.MaxLogDistance)
        .exp();

    /// <summary>GIoU and IoU of boxes around the same cells, given as distances [n, 4]; both [n].</summary>
    public static Tensor GeneralizedOverlap(Tensor predicted, Tensor wanted, out Tensor intersectionOverUnion)
    {
        Tensor least = minimum(predicted, wanted);
        Tensor most = maximum(predicted, wanted);
        Tensor intersection = Area(least);
        Tensor union = Area(predicted) + Area(wanted) - intersection;
        Tensor hull = Area(most);
        intersectionOverUnion = intersection / (union + Epsilon);
        return intersectionOverUnion - ((hull - union) / (hull + Epsilon));
    }

    private static Tensor Area(Tensor distances) =>
        (distances.select(1, 0) + distances.select(1, 2)) * (distances.select(1, 1) + distances.select(1, 3));

    private static Tensor LandmarkError(Tensor chosen, DetectionTargets targets, int count)
    {
        Tensor wanted = tensor(targets.Landmarks.ToArray(), [count, DetectorChannels.LandmarksLength]);
        Tensor scales = tensor(targets.LandmarkScales.ToArray(), [count, 1]);
        Tensor difference = (chosen.narrow(1, DetectorChannels.Landmarks, DetectorChannels.LandmarksLength) - wanted).abs() * scales;
        int learnt = targets.LandmarkScales.Count(scale => scale > 0);
        return difference.sum() / Math.Max(1, learnt * DetectorChannels.LandmarksLength);
    }

    private static Tensor Flatten(IReadOnlyList<Tensor> maps) => cat(
        [.. maps.Select(map => map.permute(0, 2, 3, 1).reshape(map.shape[0], -1, DetectorChannels.Count))], 1).reshape(-1, DetectorChannels.Count);
}
