using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Landmarks;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using TDGan.Training.TwoBranch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>What each remedy does to a step: which weights move, which terms appear.</summary>
public sealed class RemedyStepTests : IDisposable
{
    private static readonly LossWeights NoLosses = new()
    {
        AdversarialIdentity = 0,
        AdversarialExpression = 0,
        DualConsistencyFace = 0,
        DualConsistencyExpression = 0,
        Perceptual = 0,
        ExpressionClassification = 0,
    };

    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("paper", false)]
    [InlineData("plus", true)]
    public void Run_LossOfTheRecogniser_ReachesItsEncoderInPlusOnly(string preset, bool reaches)
    {
        TrainingOptions chosen = OptionsReader.ReadPreset(preset);
        TrainingOptions options = chosen with
        {
            Networks = chosen.Networks with { ImageSide = 32, Width = 0.125, ExpressionWidth = 0.25, ExpressionViewSide = 32 },
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with
            {
                ClassificationReachesEncoder = chosen.AdversarialPhase.ClassificationReachesEncoder,
                ExpressionBranchFrozen = chosen.AdversarialPhase.ExpressionBranchFrozen,
            },
            Losses = NoLosses with { ExpressionClassification = chosen.Losses.ExpressionClassification },
        };
        (TDGanNetworks networks, _) = Run(options, step: 0);
        using (networks)
        {
            float largest = networks.Generator.ExpressionBranch.Encoder.parameters()
                .Max(parameter => parameter.grad is { } gradient ? gradient.abs().max().item<float>() : 0f);
            Assert.Equal(reaches, largest > 0);
            Assert.Contains(networks.Generator.ExpressionBranch.Head.parameters(), parameter => parameter.grad!.abs().max().item<float>() > 0);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Networks_NetOfTheFacePhase_StartsTheEncoderWhereToldTo(bool starts)
    {
        TrainingOptions options = TinyDataTree.Everything with { FacePhase = TinyDataTree.Everything.FacePhase with { StartsFaceEncoder = starts } };
        random.manual_seed(options.Seed + 1);
        using FaceIdentityNetwork face = NetworkFactory.FaceIdentity(options.Networks, options.FacePhase.EmbeddingChannels);
        using var networks = new TDGanNetworks(options, identities: 3, face);
        IEnumerable<(Parameter, Parameter)> pairs = networks.Generator.FaceEncoder.parameters().Zip(face.Encoder.parameters());
        Assert.Equal(starts, pairs.All(pair => pair.Item1.allclose(pair.Item2)));
    }

    [Fact]
    public void Run_FrozenFaceStages_KeepTheirWeights()
    {
        using FaceIdentityNetwork face = NetworkFactory.FaceIdentity(TinyDataTree.Options.Networks, embeddingChannels: 16);
        TrainingOptions options = TinyDataTree.Everything with
        {
            AdversarialPhase = TinyDataTree.Everything.AdversarialPhase with { ReconstructionWarmUpSteps = 0 },
        };
        Dictionary<string, Tensor> before = face.Encoder.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        (TDGanNetworks networks, _) = Run(options, step: 0, face);
        using (networks)
        {
            Dictionary<string, Tensor> after = networks.Generator.FaceEncoder.state_dict();
            Assert.All(before.Where(entry => entry.Key.StartsWith("stem", StringComparison.Ordinal)), entry => Assert.True(entry.Value.Equals(after[entry.Key])));
            Assert.All(before.Where(entry => entry.Key.StartsWith("down", StringComparison.Ordinal)), entry => Assert.False(entry.Value.Equals(after[entry.Key])));
            Assert.All(face.Encoder.state_dict(), entry => Assert.True(entry.Value.Equals(before[entry.Key]), entry.Key));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Run_GradientPenaltyOfEverySecondUpdate_ChangesThatUpdateAlone(int step, bool isDue)
    {
        Tensor[] Weights(double penalty)
        {
            random.manual_seed(4);
            (TDGanNetworks networks, _) = Run(
                TinyDataTree.Options with
                {
                    AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { GradientPenaltyInterval = 2 },
                    Losses = TinyDataTree.Options.Losses with { GradientPenalty = penalty },
                },
                step);
            using (networks)
            {
                return [.. networks.IdentityDiscriminator.parameters().Select(parameter => parameter.detach().clone())];
            }
        }

        bool isSame = Weights(penalty: 0).Zip(Weights(penalty: 100)).All(pair => pair.First.allclose(pair.Second, atol: 1e-6));

        Assert.Equal(isDue, !isSame);
    }

    [Fact]
    public void Run_ReconstructionWarmUp_ShowsNothingToTheDiscriminators()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { ReconstructionWarmUpSteps = 3 },
        };
        (TDGanNetworks networks, string[] terms) = Run(options, step: 2);
        networks.Dispose();
        Assert.Equal(["selfReconstruction"], terms);
        (networks, terms) = Run(options, step: 3);
        networks.Dispose();
        Assert.Contains("identityDiscriminator", terms);
    }

    [Fact]
    public void Run_EverythingOn_HasEveryTerm()
    {
        using FaceIdentityNetwork face = NetworkFactory.FaceIdentity(TinyDataTree.Options.Networks, embeddingChannels: 16);
        (TDGanNetworks networks, string[] terms) = Run(TinyDataTree.Everything, step: 2, face);
        networks.Dispose();
        Assert.Equal(
            [
                "adversarialExpression", "adversarialIdentity", "changeSmoothness", "dualConsistencyExpression", "dualConsistencyFace",
                "expressionClassification", "expressionCode", "expressionDiscriminator", "expressionRealism", "expressionRealismDiscriminator",
                "faceCode", "faceRealism", "faceRealismDiscriminator", "generatedClassification", "identityDiscriminator", "identityEmbedding",
                "maskSmoothness", "maskSparsity", "perceptual", "selfReconstruction", "truePair",
            ],
            terms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_PlantedExpression_IsATermOfTheLandmarkModel()
    {
        TrainingOptions options = TinyDataTree.Options with { Losses = NoLosses with { PlantedExpression = 1 } };
        using var landmarks = new LandmarkReader(ProjectFolder.File("..", "..", "models"));
        (TDGanNetworks networks, string[] terms) = Run(options, step: 0, landmarks: landmarks);
        using (networks)
        {
            Assert.Contains("plantedExpression", terms);
            Assert.Contains(networks.Generator.Decoder.parameters(), parameter => parameter.grad is { } gradient && gradient.abs().max().item<float>() > 0);
        }
    }

    [Fact]
    public void Run_PlantedExpressionWithoutLandmarks_SaysWhatIsMissing() => Assert.Contains(
        "face-landmarks",
        Assert.Throws<InvalidOperationException>(() => Run(TinyDataTree.Options with { Losses = NoLosses with { PlantedExpression = 1 } }, step: 0)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Forward_TruePairs_TakeTheSecondPictureAndItsReading()
    {
        using var scope = NewDisposeScope();
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        using var generator = new RandomGenerator(1, CPU);
        PairedBatch batch = Loader(TinyDataTree.Everything with { PairAugmentation = AugmentationOptions.Off }, faces, expressions).Load(0, generator);
        Assert.Equal(1, batch.TruePairCount);
        Assert.Equal(4, batch.Faces.shape[0]);
        Tensor second = batch.ExpressionImages.narrow(0, batch.TruePairStart, 1);
        Assert.Contains(
            Enumerable.Range(0, faces.Count),
            i => (PixelScale.ToUnit(faces.Pixels.narrow(0, i, 1)) - second).abs().max().item<float>() < 1e-6f);
        using var networks = new TDGanNetworks(TinyDataTree.Options, faces.IdentityCount);
        StepOutput output = new TrainingStep(TinyDataTree.Options, networks, generator).Forward(batch);
        Assert.Equal(1f, output.Batch.ExpressionTargets.narrow(0, batch.TruePairStart, 1).sum().item<float>(), 1e-5f);
        Assert.False(output.Batch.ExpressionTargets.Equals(batch.ExpressionTargets));
    }

    private static PairedBatchLoader Loader(TrainingOptions options, FaceSamples faces, ExpressionSamples expressions) =>
        new(faces, expressions, options, new TruePairs([("a", "neutral"), ("a", "happiness"), .. Enumerable.Repeat<(string, string)?>(null, faces.Count - 2)], 1));

    private (TDGanNetworks Networks, string[] Terms) Run(TrainingOptions options, int step, FaceIdentityNetwork? face = null, LandmarkReader? landmarks = null)
    {
        using var scope = NewDisposeScope();
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        var networks = new TDGanNetworks(options, faces.IdentityCount, face) { Landmarks = landmarks };
        using var generator = new RandomGenerator(1, CPU);
        var losses = new LossTerms();
        new TrainingStep(options, networks, generator).Run(Loader(options, faces, expressions).Load(step, generator), step, losses);
        foreach (Parameter parameter in networks.Networks.SelectMany(network => network.Network.parameters()))
        {
            parameter.grad?.DetachFromDisposeScope();
        }

        string[] terms = [.. losses.Read().Select(loss => loss.Name).Distinct()];
        foreach (Tensor kept in networks.Networks.SelectMany(network => network.Network.state_dict().Values))
        {
            kept.DetachFromDisposeScope();
        }

        return (networks, terms);
    }
}
