using TDGan.Inference.Crops;
using TDGan.Training.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Mouths;

/// <summary>What makes a painted mouth a good one: the real mouth's light and slopes, and a critic that takes it for real.</summary>
/// <param name="options">The weights of the terms.</param>
internal sealed class MouthLoss(MouthOptions options)
{
    // Holes of a few pixels count no more than others.
    private const double LeastArea = 1e-3;

    /// <summary>What the painter sees: the picture with the hole and its edge made even, and the hole.</summary>
    /// <param name="pictures">[N, 1, S, S].</param>
    /// <param name="holes">[N, 1, S, S].</param>
    public static Tensor Input(Tensor pictures, Tensor holes)
    {
        Tensor even = Widen(holes, MouthHole.EvenReach);
        return cat([(pictures * (1 - even)) + (MouthHole.EvenLevel * even), holes], 1);
    }

    /// <summary>The picture with the hole filled; the edge of the lips belongs to what is painted.</summary>
    /// <param name="pictures">[N, 1, S, S].</param>
    /// <param name="holes">[N, 1, S, S].</param>
    /// <param name="painted">[N, 1, S, S].</param>
    public static Tensor Fill(Tensor pictures, Tensor holes, Tensor painted) => pictures + (Widen(holes, MouthHole.FilledReach) * (painted - pictures));

    /// <summary>The critic's logits where there is something painted: elsewhere both pictures are the same.</summary>
    /// <param name="realism">[N, 1, s, s].</param>
    /// <param name="holes">[N, 1, S, S].</param>
    public static Tensor InHoles(Tensor realism, Tensor holes)
    {
        long patch = holes.shape[2] / realism.shape[2];
        return realism.masked_select(functional.max_pool2d(holes, [patch, patch], [patch, patch]) > 0.5);
    }

    /// <summary>The terms for the painter.</summary>
    /// <param name="pictures">The real ones.</param>
    /// <param name="holes">Their holes.</param>
    /// <param name="filled">The holes filled.</param>
    /// <param name="realism">What the critic says of them.</param>
    public IReadOnlyList<(string Name, Tensor Value)> Compute(Tensor pictures, Tensor holes, Tensor filled, Tensor realism)
    {
        Tensor difference = filled - pictures;
        Tensor area = Widen(holes, MouthHole.FilledReach).mean() + LeastArea;
        Tensor slopes = difference.diff(dim: 2).abs().mean() + difference.diff(dim: 3).abs().mean();
        return
        [
            ("light", difference.abs().mean() / area),
            ("slopes", options.SlopeWeight * slopes / area),
            ("realism", options.CriticWeight * RealismLoss.Generator(InHoles(realism, holes))),
        ];
    }

    /// <summary>Mean difference of luminance inside the holes.</summary>
    public static Tensor HoleError(Tensor pictures, Tensor holes, Tensor filled) =>
        ((filled - pictures).abs() * holes).sum() / holes.sum().clamp(LeastArea);

    private static Tensor Widen(Tensor holes, long reach) =>
        functional.max_pool2d(holes, [(2 * reach) + 1, (2 * reach) + 1], [1, 1], [reach, reach]);
}
