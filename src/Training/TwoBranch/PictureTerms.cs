using TDGan.Training.Compositing;
using TDGan.Training.Configuration;
using TDGan.Training.Landmarks;
using TDGan.Training.Losses;

namespace TDGan.Training.TwoBranch;

/// <summary>Terms on the generated pictures themselves, without a trained network's opinion of them.</summary>
internal sealed class PictureTerms(TrainingOptions options, LandmarkReader? landmarks)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly ExpressionPlanter? planter = landmarks is null ? null : new ExpressionPlanter(landmarks);

    private ExpressionPlanter Planter =>
        planter ?? throw new InvalidOperationException("losses.plantedExpression needs a model repository with face-landmarks.");

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

        sum.Add(weights.PlantedExpression, "plantedExpression", () => PlantedExpressionLoss.Compute(output.Generated, Planter.Plant(output.Batch)));
        if (output.Mask is { } mask)
        {
            sum.Add(weights.MaskSparsity, "maskSparsity", () => MaskSparsityLoss.Compute(mask));
            sum.Add(weights.MaskSmoothness, "maskSmoothness", () => TotalVariation.Compute(mask));
        }

        sum.Add(weights.ChangeSmoothness, "changeSmoothness", () => ChangeSmoothnessLoss.Compute(output.Generated, output.Batch.Faces));
    }
}
