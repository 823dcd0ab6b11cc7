using TDGan.Training.Configuration;
using TDGan.Training.Losses;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>
/// Seeded pairs of faces and expression pictures, both augmented. A pure function of the step. In the reference each expression picture meets the
/// same face in every epoch; here both orders are shuffled on their own unless the options say otherwise.
/// </summary>
/// <remarks>Order within a batch: faces with known or unknown identity, then true pairs, then faces from the expression pictures.</remarks>
internal sealed class PairedBatchLoader
{
    private const int FaceSeedOffset = 7_919;

    private readonly FaceSamples faces;
    private readonly ExpressionSamples expressions;
    private readonly EpochSampler faceSampler;
    private readonly EpochSampler expressionFaceSampler;
    private readonly EpochSampler expressionSampler;
    private readonly TruePairs? pairs;
    private readonly Augmentation augmentation;
    private readonly AdversarialPhaseOptions phase;
    private readonly int truePairs;
    private readonly int expressionFaces;
    private readonly Tensor identityLabels;

    /// <param name="faces">The identities.</param>
    /// <param name="expressions">The expression pictures.</param>
    /// <param name="options">All options.</param>
    /// <param name="pairs">Pairs of one person; needed where the options have a share of them.</param>
    public PairedBatchLoader(FaceSamples faces, ExpressionSamples expressions, TrainingOptions options, TruePairs? pairs = null)
    {
        this.faces = faces;
        this.expressions = expressions;
        this.pairs = pairs;
        phase = options.AdversarialPhase;
        expressionFaces = (int)(phase.BatchSize * phase.ExpressionFaceShare);
        truePairs = pairs is null ? 0 : (int)(phase.BatchSize * phase.TruePairShare);
        faceSampler = EpochSampler.Uniform(faces.Count, phase.BatchSize - expressionFaces - truePairs, options.Seed + FaceSeedOffset);
        expressionFaceSampler = EpochSampler.Uniform(expressions.Count, Math.Max(1, expressionFaces), options.Seed - FaceSeedOffset);
        expressionSampler = new EpochSampler(ClassBalance.Weights(expressions, phase.ClassBalanceExponent), phase.BatchSize, options.Seed);
        augmentation = new Augmentation(options.PairAugmentation);
        identityLabels = tensor(faces.IdentityLabels.ToArray());
    }

    /// <summary>The pairs of a step, counted from 0.</summary>
    public PairedBatch Load(int step, RandomGenerator generator)
    {
        using var gradients = no_grad();
        long[] expression = expressionSampler.Indices(step);
        long[] face = FaceIndices(step, expression);
        Tensor facePixels = Take(faces.Pixels, face);
        Tensor labels = Take(identityLabels, face);
        if (expressionFaces > 0)
        {
            facePixels = cat([facePixels, Take(expressions.Pixels, ExpressionFaceIndices(step, expression))], 0);
            labels = cat([labels, full([expressionFaces], RealIdentityLoss.Unknown, int64)], 0);
        }

        Tensor faceImages = PixelScale.ToUnit(facePixels);
        var batch = new PairedBatch(
            phase.FaceAugmentation ? augmentation.Apply(faceImages, generator) : faceImages,
            labels,
            augmentation.Apply(PixelScale.ToUnit(Take(expressions.Pixels, expression)), generator),
            Take(expressions.Targets, expression));
        return truePairs == 0 ? batch : WithTruePairs(batch, face.Length, step, generator);
    }

    /// <summary>The identities of the first pairs.</summary>
    private long[] FaceIndices(int step, long[] expression) => phase.FixedPairs
        ? [.. expression.Take(expression.Length - expressionFaces - truePairs).Select(index => index % faces.Count)]
        : faceSampler.Indices(step);

    /// <summary>The faces of the last pairs, from the expression pictures: another one half of the set away where pairs are fixed.</summary>
    private long[] ExpressionFaceIndices(int step, long[] expression) => phase.FixedPairs
        ? [.. expression.TakeLast(expressionFaces).Select(index => (index + (expressions.Count / 2)) % expressions.Count)]
        : expressionFaceSampler.Indices(step);

    private static Tensor Take(Tensor samples, long[] positions)
    {
        using Tensor index = tensor(positions);
        return samples.index_select(0, index);
    }

    /// <summary>Puts the true pairs in at <paramref name="start"/>: faces are inserted, expression pictures there replaced.</summary>
    private PairedBatch WithTruePairs(PairedBatch batch, int start, int step, RandomGenerator generator)
    {
        PairOfPerson[] drawn = pairs!.Draw(step, truePairs);
        long[] first = [.. drawn.Select(pair => (long)pair.First)];
        Tensor second = Take(faces.Pixels, [.. drawn.Select(pair => (long)pair.Second)]);

        // Two channels of one picture: what moves or mirrors the one does so with the other.
        Tensor both = augmentation.Apply(PixelScale.ToUnit(cat([Take(faces.Pixels, first), second], 1)), generator);
        return batch with
        {
            Faces = Insert(batch.Faces, start, both.narrow(1, 0, 1)),
            IdentityLabels = Insert(batch.IdentityLabels, start, Take(identityLabels, first)),
            ExpressionImages = cat(
                [
                    batch.ExpressionImages.narrow(0, 0, start),
                    both.narrow(1, 1, 1),
                    batch.ExpressionImages.narrow(0, start + truePairs, phase.BatchSize - start - truePairs),
                ],
                0),
            TruePairStart = start,
            TruePairCount = truePairs,
        };
    }

    private static Tensor Insert(Tensor batch, int position, Tensor inserted) =>
        cat([batch.narrow(0, 0, position), inserted, batch.narrow(0, position, batch.shape[0] - position)], 0);
}
