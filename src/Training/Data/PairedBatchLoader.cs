using TDGan.Training.Configuration;
using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>
/// Seeded pairs of faces and expression pictures, both augmented. A pure function of the step. In the reference each expression picture
/// meets the same face in every epoch, which <see cref="AdversarialPhaseOptions.FixedPairs"/> asks for; else both orders are shuffled on their own.
/// </summary>
internal sealed class PairedBatchLoader
{
    private const int FaceSeedOffset = 7_919;

    private readonly FaceSamples faces;
    private readonly ExpressionSamples expressions;
    private readonly EpochSampler faceSampler;
    private readonly EpochSampler expressionFaceSampler;
    private readonly EpochSampler expressionSampler;
    private readonly Augmentation augmentation;
    private readonly int expressionFaces;
    private readonly bool fixedPairs;
    private readonly bool augmentFaces;
    private readonly Tensor identityLabels;

    public PairedBatchLoader(FaceSamples faces, ExpressionSamples expressions, TrainingOptions options)
    {
        this.faces = faces;
        this.expressions = expressions;
        AdversarialPhaseOptions phase = options.AdversarialPhase;
        fixedPairs = phase.FixedPairs;
        augmentFaces = phase.FaceAugmentation;
        expressionFaces = (int)(phase.BatchSize * phase.ExpressionFaceShare);
        faceSampler = EpochSampler.Uniform(faces.Count, phase.BatchSize - expressionFaces, options.Seed + FaceSeedOffset);
        expressionFaceSampler = EpochSampler.Uniform(expressions.Count, Math.Max(1, expressionFaces), options.Seed - FaceSeedOffset);
        expressionSampler = new EpochSampler(ClassBalance.Weights(expressions, phase.ClassBalanceExponent), phase.BatchSize, options.Seed);
        augmentation = new Augmentation(options.PairAugmentation);
        identityLabels = tensor(faces.IdentityLabels.ToArray());
    }

    /// <summary>The pairs of a step, counted from 0.</summary>
    public PairedBatch Load(int step, RandomGenerator generator)
    {
        using var gradients = no_grad();
        long[] expressionIndices = expressionSampler.Indices(step);
        using Tensor face = tensor(FaceIndices(step, expressionIndices));
        using Tensor expression = tensor(expressionIndices);
        Tensor facePixels = faces.Pixels.index_select(0, face);
        Tensor labels = identityLabels.index_select(0, face);
        if (expressionFaces > 0)
        {
            using Tensor other = tensor(ExpressionFaceIndices(step, expressionIndices));
            facePixels = cat([facePixels, expressions.Pixels.index_select(0, other)], 0);
            labels = cat([labels, full([expressionFaces], Losses.RealIdentityLoss.Unknown, int64)], 0);
        }

        Tensor faceImages = PixelScale.ToUnit(facePixels);
        return new PairedBatch(
            augmentFaces ? augmentation.Apply(faceImages, generator) : faceImages,
            labels,
            augmentation.Apply(PixelScale.ToUnit(expressions.Pixels.index_select(0, expression)), generator),
            expressions.Targets.index_select(0, expression));
    }

    /// <summary>The identities of the first pairs.</summary>
    private long[] FaceIndices(int step, long[] expressionIndices) => fixedPairs
        ? [.. expressionIndices.Take(expressionIndices.Length - expressionFaces).Select(index => index % faces.Count)]
        : faceSampler.Indices(step);

    /// <summary>The faces of the last pairs, from the expression pictures: another one half of the set away where pairs are fixed.</summary>
    private long[] ExpressionFaceIndices(int step, long[] expressionIndices) => fixedPairs
        ? [.. expressionIndices.TakeLast(expressionFaces).Select(index => (index + (expressions.Count / 2)) % expressions.Count)]
        : expressionFaceSampler.Indices(step);
}
