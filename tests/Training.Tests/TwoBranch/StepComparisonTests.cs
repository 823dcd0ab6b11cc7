using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.TwoBranch;

/// <summary>The step without wasted passes against the plain one: the same losses, the same gradients.</summary>
public sealed class StepComparisonTests : IDisposable
{
    private const double Tolerance = 2e-3;

    private readonly TinyDataTree _data = TinyDataTree.Create();

    public static TheoryData<string, bool> Cases => new() { { "small", true }, { "small", false }, { "paper", false } };

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_ThreeSteps_HaveTheSameLossesAndGradients(string preset, bool frozen)
    {
        TrainingOptions chosen = OptionsReader.ReadPreset(preset);
        TrainingOptions options = chosen with
        {
            Networks = chosen.Networks with
            {
                ImageSide = 32,
                Width = 0.125,
                ExpressionWidth = 0.25,
                ExpressionViewSide = 32,
                NoiseChannels = 2,
                Precision = TDGan.Training.Configuration.Precision.Full,
            },
            AdversarialPhase = chosen.AdversarialPhase with { BatchSize = 4, SelfPairShare = 0.25, ExpressionBranchFrozen = frozen },
            Losses = chosen.Losses with { ExpressionCode = 0.5 },
        };
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        using var comparison = new StepComparison(options, faces, expressions);
        for (int step = 0; step < 3; step++)
        {
            (IReadOnlyDictionary<string, double> ours, IReadOnlyDictionary<string, double> reference) = comparison.Compare(step);
            Assert.Equal(reference.Keys.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
            Assert.All(ours, loss => Assert.Equal(reference[loss.Key], loss.Value, Tolerance));
            Assert.InRange(comparison.LargestGradientDifference(), 0, step == 0 ? Tolerance : 0.05);
        }
    }

    [Fact]
    public void Construct_RemediesThatTheReferenceDoesNotKnow_AreRefused()
    {
        using ExpressionSamples expressions = FerPlusDataset.Load(_data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(_data.Lfw), 32);
        Assert.Throws<ArgumentException>(() => new StepComparison(TinyDataTree.Everything, faces, expressions));
    }
}
