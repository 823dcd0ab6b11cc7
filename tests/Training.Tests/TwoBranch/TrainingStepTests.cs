using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch;

public sealed class TrainingStepTests : IDisposable
{
    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Run_AHundredTimes_KeepsTheNumberOfLiveTensors()
    {
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = DatasetSamples.LoadFaces(new LfwLoader().List(_data.Lfw), 32, strict: true);
        using FaceIdentityNetwork face = NetworkFactory.FaceIdentity(TinyDataTree.Options.Networks, embeddingChannels: 16);
        using var networks = new TDGanNetworks(TinyDataTree.Everything, faces.IdentityCount, face);
        using var generator = new RandomGenerator(1, CPU);
        var step = new TrainingStep(TinyDataTree.Everything, networks, generator);
        var loader = new PairedBatchLoader(faces, expressions, TinyDataTree.Everything, new TruePairs(faces.People, seed: 1));
        void Run(int number)
        {
            using var scope = NewDisposeScope();
            var losses = new LossTerms();
            step.Run(loader.Load(number, generator), number, losses);
            Assert.All(losses.Read(), loss => Assert.True(double.IsFinite(loss.Value), loss.Name));
        }

        for (int i = 0; i < 5; i++)
        {
            Run(i);
        }

        long before = Tensor.TotalCount;
        for (int i = 5; i < 105; i++)
        {
            Run(i);
        }

        // Below is fine: finalizers of earlier tests may run in between. A leak would add at least one tensor a step.
        Assert.InRange(Tensor.TotalCount, 0, before);
    }

    [Fact]
    public void Discriminators_FollowTheirIntervals()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            AdversarialPhase = TinyDataTree.Options.AdversarialPhase with { IdentityDiscriminatorInterval = 5, ExpressionDiscriminatorInterval = 10 },
        };
        Assert.Equal(["identityDiscriminator", "expressionDiscriminator"], DiscriminatorTerms(options, step: 10));
        Assert.Equal(["identityDiscriminator"], DiscriminatorTerms(options, step: 5));
        Assert.Empty(DiscriminatorTerms(options, step: 3));
    }

    [Fact]
    public void UpdateGenerator_WeightsOfZero_LeaveTheirTermsOut()
    {
        TrainingOptions options = TinyDataTree.Options with
        {
            Losses = new LossWeights
            {
                AdversarialIdentity = 0,
                AdversarialExpression = 0,
                DualConsistencyFace = 0,
                DualConsistencyExpression = 0,
                Perceptual = 0,
                ExpressionCode = 1,
                SelfReconstruction = 1,
            },
        };
        using var scope = NewDisposeScope();
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        using var networks = new TDGanNetworks(options, faces.IdentityCount);
        using var generator = new RandomGenerator(1, CPU);
        var losses = new LossTerms();
        var trainingStep = new TrainingStep(options, networks, generator);
        trainingStep.UpdateGenerator(trainingStep.Forward(new PairedBatchLoader(faces, expressions, options).Load(0, generator)), losses);
        Assert.Equal(["expressionCode", "selfReconstruction"], losses.Read().Select(loss => loss.Name));
    }

    private string[] DiscriminatorTerms(TrainingOptions options, int step)
    {
        using var scope = NewDisposeScope();
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        using var networks = new TDGanNetworks(options, faces.IdentityCount);
        using var generator = new RandomGenerator(1, CPU);
        var trainingStep = new TrainingStep(options, networks, generator);
        var losses = new LossTerms();
        StepOutput output = trainingStep.Forward(new PairedBatchLoader(faces, expressions, options).Load(step, generator));
        trainingStep.UpdateClassifierAndDiscriminators(output, step, losses);
        return [.. losses.Read().Select(loss => loss.Name).Where(name => name is "identityDiscriminator" or "expressionDiscriminator")];
    }
}
