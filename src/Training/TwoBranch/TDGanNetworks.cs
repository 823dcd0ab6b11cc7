using TDGan.Training.Configuration;
using TDGan.Training.Landmarks;
using TDGan.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The networks of the second phase with their optimizers and the averaged generator. Owns them all.</summary>
internal sealed class TDGanNetworks : IDisposable
{
    private const double Beta2 = 0.999;
    private const string AverageName = "generator-average";
    private const string WeightsExtension = ".weights";

    private readonly AdversarialPhaseOptions phase;

    /// <param name="options">All options.</param>
    /// <param name="identities">Known identities.</param>
    /// <param name="pretrainedFace">The face net of the face phase, frozen here. The caller owns it.</param>
    public TDGanNetworks(TrainingOptions options, int identities, FaceIdentityNetwork? pretrainedFace = null)
    {
        random.manual_seed(options.Seed);
        phase = options.AdversarialPhase;
        Generator = NetworkFactory.Generator(options.Networks);
        Average = NetworkFactory.Generator(options.Networks);
        IdentityDiscriminator = NetworkFactory.IdentityDiscriminator(options.Networks, identities);
        ExpressionDiscriminator = NetworkFactory.ExpressionDiscriminator(options.Networks, phase.ExpressionFakeClass);
        PretrainedFace = pretrainedFace;
        if (pretrainedFace is not null)
        {
            if (options.FacePhase.StartsFaceEncoder)
            {
                Generator.FaceEncoder.load_state_dict(pretrainedFace.Encoder.state_dict());
            }

            pretrainedFace.eval();
            Freeze(pretrainedFace.parameters());
        }

        Freeze(Generator.FaceEncoder.FreezableStages.Take(phase.FrozenFaceStages).SelectMany(stage => stage).SelectMany(part => part.parameters()));
        IEnumerable<Parameter> generated =
            [.. Generator.FaceEncoder.parameters().Where(parameter => parameter.requires_grad), .. Generator.Decoder.parameters()];
        GeneratorOptimizer = Optimizer(phase.ExpressionBranchFrozen ? generated : [.. generated, .. Generator.ExpressionBranch.Encoder.parameters()], phase);
        HeadOptimizer = Optimizer(Generator.ExpressionBranch.Head.parameters(), phase);
        IdentityOptimizer = Optimizer(IdentityDiscriminator.parameters(), phase);
        ExpressionOptimizer = Optimizer(ExpressionDiscriminator.parameters(), phase);
    }

    /// <summary>E_f, E_e, M_ER, D_g.</summary>
    public Generator Generator { get; }

    /// <summary>The running mean of <see cref="Generator"/>: samples, evaluation and export.</summary>
    public Generator Average { get; }

    /// <summary>D_f.</summary>
    public Discriminator IdentityDiscriminator { get; }

    /// <summary>D_e.</summary>
    public Discriminator ExpressionDiscriminator { get; }

    /// <summary>The frozen net of the face phase, or null.</summary>
    public FaceIdentityNetwork? PretrainedFace { get; }

    /// <summary>The landmark model, or null where no term needs it. The caller owns it.</summary>
    public LandmarkReader? Landmarks { get; init; }

    /// <summary>Of E_f and D_g, and of E_e where it is not frozen.</summary>
    public Adam GeneratorOptimizer { get; }

    /// <summary>Of M_ER.</summary>
    public Adam HeadOptimizer { get; }

    /// <summary>Of D_f.</summary>
    public Adam IdentityOptimizer { get; }

    /// <summary>Of D_e.</summary>
    public Adam ExpressionOptimizer { get; }

    /// <summary>Every optimizer with its name in a checkpoint.</summary>
    public IEnumerable<(string Name, Adam Optimizer)> Optimizers =>
    [
        ("generator", GeneratorOptimizer), ("head", HeadOptimizer), ("identity-discriminator", IdentityOptimizer),
        ("expression-discriminator", ExpressionOptimizer),
    ];

    /// <summary>Every network with its name in a checkpoint.</summary>
    public IEnumerable<(string Name, nn.Module Network)> Networks =>
    [
        ("generator", Generator), (AverageName, Average), ("identity-discriminator", IdentityDiscriminator),
        ("expression-discriminator", ExpressionDiscriminator),
    ];

    /// <summary>d_e = E_e(images), without gradients where the expression branch is frozen. [N, C, h, w].</summary>
    public Tensor ExpressionCode(Tensor images)
    {
        using var gradients = phase.ExpressionBranchFrozen ? no_grad() : null;
        return Generator.ExpressionBranch.Encoder.forward(images);
    }

    /// <summary>phi of the perceptual loss, from the net that the options name. [N, C, h, w].</summary>
    public Tensor PerceptualFeatures(Tensor images) => phase.PerceptualFeatures switch
    {
        Configuration.PerceptualFeatures.FaceEncoder => Generator.FaceEncoder.forward(images),
        Configuration.PerceptualFeatures.PretrainedFaceEncoder => PretrainedFace!.Encoder.forward(images),
        _ => IdentityDiscriminator.forward(images).Features,
    };

    /// <summary>phi(I_f) without gradients; d_f itself where phi is the face encoder's.</summary>
    public Tensor PerceptualTarget(StepOutput output)
    {
        using var gradients = no_grad();
        return phase.PerceptualFeatures == Configuration.PerceptualFeatures.FaceEncoder
            ? output.FaceCode.detach()
            : PerceptualFeatures(output.Batch.Faces);
    }

    /// <summary>Writes all weights and optimizer states into a checkpoint folder.</summary>
    public void Save(string folder)
    {
        foreach ((string name, nn.Module network) in Networks)
        {
            network.save(Path.Combine(folder, name + WeightsExtension));
        }

        foreach ((string name, Adam optimizer) in Optimizers)
        {
            optimizer.save_state_dict(Path.Combine(folder, name + ".optimizer"));
        }
    }

    /// <summary>The averaged generator in a checkpoint folder.</summary>
    public static string AverageFile(string folder) => Path.Combine(folder, AverageName + WeightsExtension);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(string folder)
    {
        foreach ((string name, nn.Module network) in Networks)
        {
            network.load(Path.Combine(folder, name + WeightsExtension));
        }

        foreach ((string name, Adam optimizer) in Optimizers)
        {
            optimizer.load_state_dict(Path.Combine(folder, name + ".optimizer"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, Adam optimizer) in Optimizers)
        {
            optimizer.Dispose();
        }

        foreach ((_, nn.Module network) in Networks)
        {
            network.Dispose();
        }
    }

    private static void Freeze(IEnumerable<Parameter> parameters)
    {
        foreach (Parameter parameter in parameters)
        {
            parameter.requires_grad = false;
        }
    }

    private static Adam Optimizer(IEnumerable<Parameter> parameters, AdversarialPhaseOptions phase) =>
        optim.Adam(parameters, phase.LearningRate, phase.Beta1, Beta2);
}
