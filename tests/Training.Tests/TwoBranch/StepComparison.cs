using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.TwoBranch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>The trainer's step and the reference's order of passes on the same batches and the same chance.</summary>
internal sealed class StepComparison : IDisposable
{
    private readonly TDGanNetworks _ours;
    private readonly TDGanNetworks _theirs;
    private readonly RandomGenerator _ourRandom = new(0, get_default_device());
    private readonly RandomGenerator _theirRandom = new(0, get_default_device());
    private readonly Action<PairedBatch, int, LossTerms> _ourStep;
    private readonly Action<PairedBatch, int, LossTerms> _theirStep;
    private readonly PairedBatchLoader _loader;
    private readonly int _seed;

    /// <param name="options">Options without remedies that the reference's order does not know: see <see cref="IsComparable"/>.</param>
    /// <param name="faces">Faces.</param>
    /// <param name="expressions">Expression pictures.</param>
    /// <exception cref="ArgumentException">The options are not comparable.</exception>
    public StepComparison(TrainingOptions options, FaceSamples faces, ExpressionSamples expressions)
    {
        if (!IsComparable(options))
        {
            throw new ArgumentException("These options have remedies that the reference's order of passes does not know.");
        }

        _seed = options.Seed;
        _ours = Networks(options, faces.IdentityCount, ourGradients: true);
        _theirs = Networks(options, faces.IdentityCount, ourGradients: false);
        _ourStep = new TrainingStep(options, _ours, _ourRandom).Run;
        _theirStep = new ReferenceOrderStep(options, _theirs, _theirRandom).Run;
        _loader = new PairedBatchLoader(faces, expressions, options);
    }

    /// <summary>Whether every loss and update of the options exists in both orders.</summary>
    public static bool IsComparable(TrainingOptions options) =>
        options.AdversarialPhase is
        {
            DiscriminatorAccuracyCeiling: >= 1, TruePairShare: <= 0, ReconstructionWarmUpSteps: 0, LogitAdjustment: <= 0, FrozenFaceStages: 0, ClassificationOnly: false,
            PerceptualFeatures: PerceptualFeatures.IdentityDiscriminator,
        }
        && options.Losses is { FaceCode: <= 0, IdentityEmbedding: <= 0, MaskSparsity: <= 0, MaskSmoothness: <= 0, PlantedExpression: <= 0, Perceptual: > 0 }
        && !options.Networks.SpectralNormalization
        && !new Augmentation(options.DiscriminatorAugmentation).IsActive;

    /// <summary>One step of both on the same batch and the same chance.</summary>
    /// <returns>The losses of both, by name.</returns>
    public (IReadOnlyDictionary<string, double> Ours, IReadOnlyDictionary<string, double> Theirs) Compare(int step) =>
        (Losses(_ourStep, _ourRandom, step), Losses(_theirStep, _theirRandom, step));

    /// <summary>Largest difference of a gradient that the last step left in the generator, over the largest gradient.</summary>
    public double LargestGradientDifference()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Parameter> reference = _theirs.Generator.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        double largest = 0, difference = 0;
        foreach ((string name, Parameter parameter) in _ours.Generator.named_parameters().Where(entry => entry.parameter.grad is not null))
        {
            largest = Math.Max(largest, parameter.grad!.abs().max().item<float>());
            difference = Math.Max(difference, (parameter.grad! - reference[name].grad!).abs().max().item<float>());
        }

        return difference / largest;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
        _ourRandom.Dispose();
        _theirRandom.Dispose();
    }

    private static TDGanNetworks Networks(TrainingOptions options, int identities, bool ourGradients)
    {
        var networks = new TDGanNetworks(options, identities);
        networks.Generator.train();

        // Dropout would draw differently in another order of passes; nothing else depends on the mode here.
        networks.IdentityDiscriminator.eval();
        networks.ExpressionDiscriminator.eval();
        networks.Generator.ExpressionBranch.eval();
        foreach (Parameter parameter in networks.Generator.ExpressionBranch.parameters().Where(_ => options.AdversarialPhase.ExpressionBranchFrozen && ourGradients))
        {
            parameter.requires_grad = false;
        }

        return networks;
    }

    private Dictionary<string, double> Losses(Action<PairedBatch, int, LossTerms> run, RandomGenerator generator, int step)
    {
        using var scope = NewDisposeScope();
        var losses = new LossTerms();
        generator.manual_seed(StepSeed.OfStep(_seed, step));
        run(_loader.Load(step, generator), step, losses);
        return losses.Read().GroupBy(loss => loss.Name).ToDictionary(term => term.Key, term => term.Last().Value);
    }
}
