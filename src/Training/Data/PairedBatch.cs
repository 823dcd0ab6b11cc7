using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>Faces and expressions of one step, paired by position.</summary>
/// <param name="Faces">I_f, [N, 1, S, S] in [0, 1].</param>
/// <param name="IdentityLabels">[N], 64-bit, -1 where the identity is not known.</param>
/// <param name="ExpressionImages">I_e, [N, 1, S, S] in [0, 1].</param>
/// <param name="ExpressionTargets">[N, 7], share of votes.</param>
internal sealed record PairedBatch(Tensor Faces, Tensor IdentityLabels, Tensor ExpressionImages, Tensor ExpressionTargets)
{
    /// <summary>Position of the first true pair.</summary>
    public int TruePairStart { get; init; }

    /// <summary>
    /// Pairs from <see cref="TruePairStart"/> whose two pictures show one person; their targets are not known beforehand and hold what M_ER reads.
    /// </summary>
    public int TruePairCount { get; init; }
}
