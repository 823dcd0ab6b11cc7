using TDGan.Training.Configuration;
using TDGan.Training.Losses;

namespace TDGan.Training.Training;

/// <summary>Terms on the generated pictures themselves, without another network.</summary>
internal sealed class PictureTerms(TrainingOptions options)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;

    /// <summary>Adds the terms.</summary>
    public void Add(StepOutput output, WeightedSum sum)
    {
        long self = (long)(output.Generated.shape[0] * phase.SelfPairShare);
        if (self > 0)
        {
            sum.Add(weights.SelfReconstruction, "selfReconstruction", () =>
                DualConsistencyLoss.Compute(output.Generated.narrow(0, 0, self), output.Batch.Faces.narrow(0, 0, self)));
        }

        (int start, int count) = (output.Batch.TruePairStart, output.Batch.TruePairCount);
        if (count > 0)
        {
            sum.Add(weights.TruePair, "truePair", () =>
                TruePairLoss.Compute(output.Generated.narrow(0, start, count), output.Batch.ExpressionImages.narrow(0, start, count)));
        }

        if (output.Mask is { } mask)
        {
            sum.Add(weights.MaskSparsity, "maskSparsity", () => MaskSparsityLoss.Compute(mask));
            sum.Add(weights.MaskSmoothness, "maskSmoothness", () => TotalVariation.Compute(mask));
        }

        sum.Add(weights.ChangeSmoothness, "changeSmoothness", () => ChangeSmoothnessLoss.Compute(output.Generated, output.Batch.Faces));
    }
}
