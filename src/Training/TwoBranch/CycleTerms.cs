using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Losses;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The terms that pass the generated faces through E_e and E_f again: dual consistency, latent cycles, what M_ER reads in them.</summary>
/// <remarks>
/// Both reconstructions are one pass of E_f and one of D_g. Where E_e is frozen its two readings are one pass too; in training its batch norm would
/// mix them.
/// </remarks>
internal sealed class CycleTerms(TrainingOptions options, TDGanNetworks networks, RandomGenerator random)
{
    private readonly AdversarialPhaseOptions phase = options.AdversarialPhase;
    private readonly LossWeights weights = options.Losses;
    private readonly Augmentation criticAugmentation = new(options.CriticAugmentation);

    /// <summary>Pairs that the consistency terms are computed on, from the end of the batch: self pairs come first and need none.</summary>
    public static long Count(long batchSize, AdversarialPhaseOptions phase) => (long)Math.Ceiling(batchSize * phase.ConsistencyShare);

    /// <summary>Adds the terms.</summary>
    public void Add(StepOutput output, WeightedSum sum)
    {
        long n = output.Generated.shape[0];
        long count = Count(n, phase);
        Tensor Last(Tensor batch) => batch.narrow(0, n - count, count);
        bool readsCode = count > 0 && (weights.DualConsistencyExpression > 0 || weights.ExpressionCode > 0);
        Tensor? changed = weights.GeneratedClassification > 0 ? criticAugmentation.Apply(output.Generated, random) : null;
        (Tensor? code, Tensor? changedCode) = Read(readsCode ? Last(output.Generated) : null, changed);
        if (count > 0)
        {
            AddReconstructions(output, Last, code, sum);
            sum.Add(weights.ExpressionCode, "expressionCode", () => ExpressionCodeLoss.Compute(code!, Last(output.ExpressionCode)));
        }

        sum.Add(weights.GeneratedClassification, "generatedClassification", () => GeneratedClassificationLoss.Compute(
            networks.Generator.ExpressionBranch.Head.forward(changedCode!), output.Batch.ExpressionTargets));
    }

    private (Tensor? Code, Tensor? ChangedCode) Read(Tensor? generated, Tensor? changed)
    {
        ImageEncoder encoder = networks.Generator.ExpressionBranch.Encoder;
        if (generated is null || changed is null || !phase.ExpressionBranchFrozen)
        {
            return (generated is null ? null : encoder.forward(generated), changed is null ? null : encoder.forward(changed));
        }

        Tensor both = encoder.forward(cat([generated, changed], 0));
        return (both.narrow(0, 0, generated.shape[0]), both.narrow(0, generated.shape[0], changed.shape[0]));
    }

    private void AddReconstructions(StepOutput output, Func<Tensor, Tensor> last, Tensor? code, WeightedSum sum)
    {
        bool face = weights.DualConsistencyFace > 0;
        bool expression = weights.DualConsistencyExpression > 0;
        if (!face && !expression && weights.FaceCode <= 0)
        {
            return;
        }

        Tensor generated = last(output.Generated), faces = last(output.Batch.Faces), images = last(output.Batch.ExpressionImages);
        long count = generated.shape[0];
        Tensor[] encoded = [.. face || weights.FaceCode > 0 ? [generated] : Array.Empty<Tensor>(), .. expression ? [images] : Array.Empty<Tensor>()];
        Tensor faceCodes = networks.Generator.FaceEncoder.forward(cat(encoded, 0));
        sum.Add(weights.FaceCode, "faceCode", () => FaceCodeLoss.Compute(faceCodes.narrow(0, 0, count), last(output.FaceCode)));
        if (!face && !expression)
        {
            return;
        }

        List<Tensor> sources = [], codes = [];
        if (face)
        {
            sources.Add(generated);
            codes.Add(output.ExpressionCodeOfFaces ?? networks.ExpressionCode(faces));
        }

        if (expression)
        {
            sources.Add(images);
            codes.Add(code!);
        }

        long decoded = count * sources.Count;
        Tensor restored = networks.Generator.Decode(
            new GeneratorInput(cat(sources, 0), cat(codes, 0), random), faceCodes.narrow(0, faceCodes.shape[0] - decoded, decoded)).Image;
        sum.Add(weights.DualConsistencyFace, "dualConsistencyFace", () => DualConsistencyLoss.Compute(restored.narrow(0, 0, count), faces));
        sum.Add(weights.DualConsistencyExpression, "dualConsistencyExpression", () =>
            DualConsistencyLoss.Compute(restored.narrow(0, decoded - count, count), images));
    }
}
