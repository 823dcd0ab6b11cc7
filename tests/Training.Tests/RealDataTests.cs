using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests;

/// <summary>The data sets themselves, where they are at hand.</summary>
public sealed class RealDataTests
{
    [Fact]
    public void FerPlus_RealFiles_HaveTheKnownCounts()
    {
        string root = RealData.Require();
        using ExpressionSamples train = FerPlusDataset.Load(Path.Combine(root, "ferplus"), "train", 48, requireMajority: false);
        using ExpressionSamples valid = FerPlusDataset.Load(Path.Combine(root, "ferplus"), "valid", 48, requireMajority: true);
        Assert.Equal(26_199, train.Count);
        Assert.Equal(3_105, valid.Count);
        Assert.Equal([383, 57, 22, 855, 342, 280, 1166], Enumerable.Range(0, 7).Select(label => valid.Majority.Count(majority => majority == label)));
    }

    [Fact]
    public void Lfw_RealFiles_KeepHeldOutPersonsOut()
    {
        IReadOnlyList<LabelledFile> files = LfwFaces.TrainingFaces(Path.Combine(RealData.Require(), "lfw"));
        Assert.Equal(45, files.Where(file => file.Label?[0] == 'p').Select(file => file.Label).Distinct().Count());
        Assert.Equal(1_069, files.Where(file => file.Label?[0] == 'q').Select(file => file.Label).Distinct().Count());
    }

    [Fact]
    public void LfwExpressions_RealFiles_HaveTheKnownCount()
    {
        using ExpressionSamples labelled = LfwExpressions.Load(Path.Combine(RealData.Require(), "lfw"), 48);
        Assert.Equal(2_332, labelled.Count);
    }
}
