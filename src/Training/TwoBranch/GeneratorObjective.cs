using TDGan.Training.Compositing;
using TDGan.Training.Configuration;
using TDGan.Training.Losses;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>
/// L_G, what E_f, D_g and, where it is not frozen, E_e minimize: the sum of weight x term over <see cref="Terms"/>, a row a term. The passes that the
/// terms share are those of <see cref="StepPasses"/>.
/// </summary>
internal sealed class GeneratorObjective(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    /// <summary>Name, weight, and how it is computed; the equations are in the files of the losses.</summary>
    public static IReadOnlyList<LossTerm> Terms { get; } =
    [
        // What D_f and the frozen net of the face phase say of I_g: whose face it is, and whether it is one.
        new("adversarialIdentity", w => w.AdversarialIdentity, p => AdversarialIdentityLoss.Compute(p.JudgedFaces.ClassLogits, p.Batch.IdentityLabels)),
        new("faceRealism", w => w.FaceRealism, p => p.JudgedFaces.Realism is { } realism ? RealismLoss.Generator(realism) : null),
        new("perceptual", w => w.Perceptual, p => p.FaceFeatures is { } target ? PerceptualLoss.Compute(p.GeneratedFeatures, target) : null),
        new("identityEmbedding", w => w.IdentityEmbedding, p =>
            p.HasPretrainedFace ? IdentityEmbeddingLoss.Compute(p.GeneratedEmbedding, p.FaceEmbedding) : null),

        // What D_e says of I_g.
        new("adversarialExpression", w => w.AdversarialExpression, p =>
            AdversarialExpressionLoss.Compute(p.JudgedExpressions.ClassLogits, p.Batch.ExpressionTargets)),
        new("expressionRealism", w => w.ExpressionRealism, p => p.JudgedExpressions.Realism is { } realism ? RealismLoss.Generator(realism) : null),

        // I_g through E_f, E_e and D_g again.
        new("faceCode", w => w.FaceCode, p => p.IsCyclic ? FaceCodeLoss.Compute(p.RecodedFaces, p.Last(p.Output.FaceCode)) : null),
        new("dualConsistencyFace", w => w.DualConsistencyFace, p =>
            p.IsCyclic ? DualConsistencyLoss.Compute(p.RestoredFaces, p.Last(p.Batch.Faces)) : null),
        new("dualConsistencyExpression", w => w.DualConsistencyExpression, p =>
            p.IsCyclic ? DualConsistencyLoss.Compute(p.RestoredExpressions, p.Last(p.Batch.ExpressionImages)) : null),
        new("expressionCode", w => w.ExpressionCode, p =>
            p.IsCyclic ? ExpressionCodeLoss.Compute(p.RecodedExpressions, p.Last(p.Output.ExpressionCode)) : null),
        new("generatedClassification", w => w.GeneratedClassification, p =>
            GeneratedClassificationLoss.Compute(p.ChangedLogits, p.Batch.ExpressionTargets)),

        // I_g itself against pictures of the batch.
        new("selfReconstruction", w => w.SelfReconstruction, p => p.SelfPairs > 0
            ? DualConsistencyLoss.Compute(p.Output.Generated.narrow(0, 0, p.SelfPairs), p.Batch.Faces.narrow(0, 0, p.SelfPairs))
            : null),
        new("truePair", w => w.TruePair, p => p.Batch is { TruePairCount: > 0, TruePairStart: var start, TruePairCount: var count }
            ? TruePairLoss.Compute(p.Output.Generated.narrow(0, start, count), p.Batch.ExpressionImages.narrow(0, start, count))
            : null),
        new("plantedExpression", w => w.PlantedExpression, p => PlantedExpressionLoss.Compute(p.Output.Generated, p.PlantedFaces)),
        new("maskSparsity", w => w.MaskSparsity, p => p.Output.Mask is { } mask ? MaskSparsityLoss.Compute(mask) : null),
        new("maskSmoothness", w => w.MaskSmoothness, p => p.Output.Mask is { } mask ? TotalVariation.Compute(mask) : null),
        new("changeSmoothness", w => w.ChangeSmoothness, p => ChangeSmoothnessLoss.Compute(p.Output.Generated, p.Batch.Faces)),

        // L_cls reaches E_e, where it is trained, through M_ER as its own update left it; that update logs the loss.
        new("expressionClassification", w => w.ExpressionClassification, p => p.ClassificationReachesEncoder
            ? ExpressionClassificationLoss.Compute(p.ExpressionLogits, p.Batch.ExpressionTargets, p.LogitShift)
            : null) { IsLogged = false },
    ];

    /// <summary>The sum for one step; each term is logged unweighted.</summary>
    /// <param name="output">The step's forward pass.</param>
    /// <param name="logitShift">tau log prior, or null.</param>
    /// <param name="identityPacing">Gets D_f's accuracy on the generated faces.</param>
    /// <param name="expressionPacing">Gets D_e's.</param>
    /// <param name="losses">Gets each term by its name.</param>
    /// <returns>A scalar, differentiable; 0 without terms.</returns>
    public Tensor Compute(
        StepOutput output, Tensor? logitShift, DiscriminatorPacing identityPacing, DiscriminatorPacing expressionPacing, LossTerms losses)
    {
        var passes = new StepPasses(options, networks, random, output) { LogitShift = logitShift };
        Tensor? total = null;
        foreach (LossTerm term in Terms)
        {
            double weight = term.Weight(options.Losses);
            if (weight > 0 && term.Compute(passes) is { } value)
            {
                Tensor weighted = weight * (term.IsLogged ? losses.Add(term.Name, value) : value);
                total = total is null ? weighted : total + weighted;
            }
        }

        passes.NoteAccuracies(identityPacing, expressionPacing);
        return total ?? zeros(1, requires_grad: true);
    }
}
