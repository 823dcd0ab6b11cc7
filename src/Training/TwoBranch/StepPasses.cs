using TDGan.Training.Compositing;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The passes over the generated faces of one step that terms of <see cref="GeneratorObjective"/> share: one each, and only if a term asks.</summary>
/// <remarks>
/// Both reconstructions are one pass of E_f and one of D_g. Where E_e is frozen its two readings are one pass too; in training its batch norm would
/// mix them.
/// </remarks>
internal sealed class StepPasses
{
    private readonly AdversarialPhaseOptions _phase;
    private readonly LossWeights _weights;
    private readonly TDGanNetworks _networks;
    private readonly RandomGenerator _random;
    private readonly Augmentation _critics;
    private readonly Augmentation _reader;
    private readonly long _consistent;
    private readonly Lazy<DiscriminatorOutput> _judgedFaces;
    private readonly Lazy<DiscriminatorOutput> _judgedExpressions;
    private readonly Lazy<Tensor> _pretrainedCode;
    private readonly Lazy<(Tensor? Code, Tensor? ChangedCode)> _expressionCodes;
    private readonly Lazy<Tensor> _faceCodes;
    private readonly Lazy<Tensor> _restored;

    /// <param name="options">All options.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="random">Chance of augmentations and noise.</param>
    /// <param name="output">The step's forward pass.</param>
    public StepPasses(TrainingOptions options, TDGanNetworks networks, RandomGenerator random, StepOutput output)
    {
        (_phase, _weights, _networks, _random, Output) = (options.AdversarialPhase, options.Losses, networks, random, output);
        _critics = new Augmentation(options.DiscriminatorAugmentation);
        _reader = new Augmentation(options.CriticAugmentation);
        _consistent = CountConsistent(output.Generated.shape[0], _phase);
        _judgedFaces = Once(() => networks.IdentityDiscriminator.forward(_critics.Apply(output.Generated, random)));
        _judgedExpressions = Once(() => networks.ExpressionDiscriminator.forward(_critics.Apply(output.Generated, random)));
        _pretrainedCode = Once(() => networks.PretrainedFace!.Encoder.forward(output.Generated));
        _expressionCodes = Once(ReadExpressions);
        _faceCodes = Once(EncodeFaces);
        _restored = Once(Restore);
    }

    /// <summary>The step's forward pass.</summary>
    public StepOutput Output { get; }

    /// <summary>The pairs.</summary>
    public PairedBatch Batch => Output.Batch;

    /// <summary>tau log prior, or null.</summary>
    public Tensor? LogitShift { get; init; }

    /// <summary>D_f(A(I_g)).</summary>
    public DiscriminatorOutput JudgedFaces => _judgedFaces.Value;

    /// <summary>D_e(A(I_g)).</summary>
    public DiscriminatorOutput JudgedExpressions => _judgedExpressions.Value;

    /// <summary>phi(I_f) as it was before D_f's update, or null where no term needs it.</summary>
    public Tensor? FaceFeatures => Output.FaceFeatures;

    /// <summary>phi(I_g), out of another pass where that gives it.</summary>
    public Tensor GeneratedFeatures => _phase.PerceptualFeatures switch
    {
        PerceptualFeatures.PretrainedFaceEncoder => _pretrainedCode.Value,
        PerceptualFeatures.IdentityDiscriminator when !_critics.IsActive => JudgedFaces.Features,
        _ => _networks.PerceptualFeatures(Output.Generated),
    };

    /// <summary>Whether there is a net of the face phase.</summary>
    public bool HasPretrainedFace => _networks.PretrainedFace is not null;

    /// <summary>I_g in the embedding of the face phase.</summary>
    public Tensor GeneratedEmbedding => _networks.PretrainedFace!.Embed(_pretrainedCode.Value);

    /// <summary>I_f in the embedding of the face phase, without gradients.</summary>
    public Tensor FaceEmbedding
    {
        get
        {
            using var gradients = no_grad();
            return _phase.PerceptualFeatures == PerceptualFeatures.PretrainedFaceEncoder && FaceFeatures is { } code
                ? _networks.PretrainedFace!.Embed(code)
                : _networks.PretrainedFace!.forward(Batch.Faces);
        }
    }

    /// <summary>Whether any pair goes through the networks again.</summary>
    public bool IsCyclic => _consistent > 0;

    /// <summary>E_e(I_g) of the last pairs.</summary>
    public Tensor RecodedExpressions => _expressionCodes.Value.Code!;

    /// <summary>M_ER(E_e(A(I_g))), [N, 7].</summary>
    public Tensor ChangedLogits => _networks.Generator.ExpressionBranch.Head.forward(_expressionCodes.Value.ChangedCode!);

    /// <summary>E_f(I_g) of the last pairs.</summary>
    public Tensor RecodedFaces => _faceCodes.Value.narrow(0, 0, _consistent);

    /// <summary>G(I_g, I_f) of the last pairs.</summary>
    public Tensor RestoredFaces => _restored.Value.narrow(0, 0, _consistent);

    /// <summary>G(I_e, I_g) of the last pairs.</summary>
    public Tensor RestoredExpressions => _restored.Value.narrow(0, _restored.Value.shape[0] - _consistent, _consistent);

    /// <summary>Pairs at the start of the batch whose two pictures are one.</summary>
    public long SelfPairs => (long)(Output.Generated.shape[0] * _phase.SelfPairShare);

    /// <summary>The faces with the expressions planted on their landmarks.</summary>
    /// <exception cref="InvalidOperationException">There is no landmark model.</exception>
    public PlantedFaces PlantedFaces => new ExpressionPlanter(
        _networks.Landmarks ?? throw new InvalidOperationException("losses.plantedExpression needs a model repository with face-landmarks.")).Plant(Batch);

    /// <summary>Whether L_cls is to train E_e.</summary>
    public bool ClassificationReachesEncoder => _phase.ClassificationReachesEncoder && !_phase.ExpressionBranchFrozen;

    /// <summary>M_ER(d_e) after M_ER's own update, [N, 7].</summary>
    public Tensor ExpressionLogits => _networks.Generator.ExpressionBranch.Head.forward(Output.ExpressionCode);

    /// <summary>Pairs that the cycles are computed on, from the end of the batch: self pairs come first and need none.</summary>
    public static long CountConsistent(long batchSize, AdversarialPhaseOptions phase) => (long)Math.Ceiling(batchSize * phase.ConsistencyShare);

    /// <summary>The rows of the last pairs.</summary>
    public Tensor Last(Tensor batch) => batch.narrow(0, batch.shape[0] - _consistent, _consistent);

    /// <summary>Notes how many generated faces each discriminator that was asked takes for fakes.</summary>
    public void NoteAccuracies(DiscriminatorPacing identity, DiscriminatorPacing expression)
    {
        if (identity.Measures && _judgedFaces.IsValueCreated)
        {
            identity.NoteGenerated(DiscriminatorAccuracy.OfGenerated(JudgedFaces, _weights.FaceRealism > 0));
        }

        bool knowsFakes = _phase.ExpressionFakeClass || _weights.ExpressionRealism > 0;
        if (expression.Measures && knowsFakes && _judgedExpressions.IsValueCreated)
        {
            expression.NoteGenerated(DiscriminatorAccuracy.OfGenerated(JudgedExpressions, _weights.ExpressionRealism > 0));
        }
    }

    private static Lazy<T> Once<T>(Func<T> pass) => new(pass, isThreadSafe: false);

    private (Tensor? Code, Tensor? ChangedCode) ReadExpressions()
    {
        Tensor? generated = IsCyclic && (_weights.DualConsistencyExpression > 0 || _weights.ExpressionCode > 0) ? Last(Output.Generated) : null;
        Tensor? changed = _weights.GeneratedClassification > 0 ? _reader.Apply(Output.Generated, _random) : null;
        ImageEncoder encoder = _networks.Generator.ExpressionBranch.Encoder;
        if (generated is null || changed is null || !_phase.ExpressionBranchFrozen)
        {
            return (generated is null ? null : encoder.forward(generated), changed is null ? null : encoder.forward(changed));
        }

        Tensor both = encoder.forward(cat([generated, changed], 0));
        return (both.narrow(0, 0, generated.shape[0]), both.narrow(0, generated.shape[0], changed.shape[0]));
    }

    /// <summary>E_f of the last I_g, then of the last I_e, each where a term needs it.</summary>
    private Tensor EncodeFaces()
    {
        List<Tensor> pictures = [];
        if (_weights.DualConsistencyFace > 0 || _weights.FaceCode > 0)
        {
            pictures.Add(Last(Output.Generated));
        }

        if (_weights.DualConsistencyExpression > 0)
        {
            pictures.Add(Last(Batch.ExpressionImages));
        }

        return _networks.Generator.FaceEncoder.forward(cat(pictures, 0));
    }

    /// <summary>G(I_g, I_f), then G(I_e, I_g), each where its term has a weight.</summary>
    private Tensor Restore()
    {
        List<Tensor> sources = [], codes = [];
        if (_weights.DualConsistencyFace > 0)
        {
            sources.Add(Last(Output.Generated));
            codes.Add(Output.ExpressionCodeOfFaces ?? _networks.ExpressionCode(Last(Batch.Faces)));
        }

        if (_weights.DualConsistencyExpression > 0)
        {
            sources.Add(Last(Batch.ExpressionImages));
            codes.Add(RecodedExpressions);
        }

        long decoded = _consistent * sources.Count;
        Tensor faceCodes = _faceCodes.Value.narrow(0, _faceCodes.Value.shape[0] - decoded, decoded);
        return _networks.Generator.Decode(new GeneratorInput(cat(sources, 0), cat(codes, 0), _random), faceCodes).Image;
    }
}
