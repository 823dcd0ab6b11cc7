using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

public sealed class GeneratorObjectiveTests : IDisposable
{
    private static readonly float[] RareLast = [0, 0, 0, 0, 0, 0, -8];

    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Compute_EveryTerm_IsTheSumOfWeightTimesTerm()
    {
        using FaceIdentityNetwork face = NetworkFactory.FaceIdentity(TinyDataTree.Options.Networks, embeddingChannels: 16);
        TrainingOptions options = TinyDataTree.Everything with
        {
            AdversarialPhase = TinyDataTree.Everything.AdversarialPhase with { ClassificationReachesEncoder = false },
        };
        (double total, IReadOnlyList<(string Name, double Value)> losses, _) = Compute(options, logitShift: null, face);
        double expected = losses.Sum(loss => loss.Value * GeneratorObjective.Terms.Single(term => term.Name == loss.Name).Weight(options.Losses));
        Assert.True(losses.Count > 10);
        Assert.Equal(expected, total, 1e-3);
    }

    [Fact]
    public void Terms_Names_AreThoseOfTheWeights()
    {
        foreach (LossTerm term in GeneratorObjective.Terms)
        {
            string property = char.ToUpperInvariant(term.Name[0]) + term.Name[1..];
            var weights = new LossWeights();
            typeof(LossWeights).GetProperty(property)!.SetValue(weights, 17.5);
            Assert.Equal(17.5, term.Weight(weights));
        }
    }

    [Fact]
    public void Compute_LogitShift_EntersTheLossOfTheRecogniser()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { ClassificationReachesEncoder = true, SelfPairShare = 0 },
            Losses = new LossWeights
            {
                AdversarialIdentity = 0,
                AdversarialExpression = 0,
                DualConsistencyFace = 0,
                DualConsistencyExpression = 0,
                Perceptual = 0,
                ExpressionClassification = 1,
            },
        };
        using Tensor shift = tensor(RareLast);
        (double plain, IReadOnlyList<(string Name, double Value)> logged, double head) = Compute(options, logitShift: null);
        (double shifted, _, double headShifted) = Compute(options, shift);
        Assert.Empty(logged);

        // The four targets are the classes of the first pictures: with the last class all but excluded the others gain its share.
        Assert.NotEqual(plain, shifted, 0.05);
        Assert.NotEqual(head, headShifted, 0.05);
    }

    private (double Total, IReadOnlyList<(string Name, double Value)> Losses, double HeadLoss) Compute(
        TrainingOptions options, Tensor? logitShift, FaceIdentityNetwork? face = null)
    {
        using var scope = NewDisposeScope();
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        using var networks = new TDGanNetworks(options, faces.IdentityCount, face);
        using var chance = new RandomGenerator(1, CPU);
        var loader = new PairedBatchLoader(
            faces, expressions, options, new TruePairs([("a", "neutral"), ("a", "happiness"), .. Enumerable.Repeat<(string, string)?>(null, faces.Count - 2)], 1));
        var step = new TrainingStep(options, networks, chance) { LogitShift = logitShift };
        var before = new LossTerms();
        StepOutput output = step.UpdateClassifierAndDiscriminators(step.Forward(loader.Load(0, chance)), 0, before);
        var losses = new LossTerms();
        Tensor total = new GeneratorObjective(options, networks, chance)
            .Compute(output, logitShift, step.IdentityPacing, step.ExpressionPacing, losses);
        return (total.item<float>(), losses.Read(), before.Read().Single(loss => loss.Name == "expressionClassification").Value);
    }
}
