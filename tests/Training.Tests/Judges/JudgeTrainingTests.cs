using TDGan.Training.Data;
using TDGan.Training.Judges;
using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Judges;

public sealed class JudgeTrainingTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"judges-{Guid.NewGuid():N}");
    private readonly TinyDataTree _data = TinyDataTree.Create();

    public static TheoryData<string> Judges => new("expression", "identity");

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Judges))]
    public void Run_StoppedAndResumed_EndsWithTheSameWeights(string judge)
    {
        RunFolder unbroken = NewFolder("unbroken"), broken = NewFolder("broken");
        Assert.True(Train(judge, unbroken));
        Assert.False(Train(judge, broken, stopAtLine: 2));
        Assert.Null(Finished(broken));
        Assert.True(Train(judge, broken));
        Assert.Equal(SteppedRun.Losses(unbroken), SteppedRun.Losses(broken));
        Assert.Equal(Finished(unbroken), Finished(broken));
    }

    [Theory]
    [MemberData(nameof(Judges))]
    public void Run_RateThatIsInfinite_StopsBeforeItSaves(string judge)
    {
        RunFolder folder = NewFolder("diverged");
        SteppedRun.AssertStopsBeforeItSaves(folder, "judge", () => Train(judge, folder, rate: double.PositiveInfinity));
        Assert.Null(Finished(folder));
    }

    [Fact]
    public void LoadIdentity_TrainedOnTinyFaces_EmbedsOnTheUnitSphere()
    {
        var folder = new JudgeFolder(_root);
        Assert.Throws<FileNotFoundException>(() => folder.LoadIdentity(1));
        Assert.True(Train("identity", folder.Identity));
        using IdentityTrainingNetwork network = folder.LoadIdentity(1);
        using Tensor embedding = network.Embedding.forward(rand(2, 1, PlainTrunk.Side, PlainTrunk.Side));
        Assert.Equal(1, embedding.norm(1).mean().item<float>(), 1e-4);
    }

    private RunFolder NewFolder(string name) => RunFolder.Create(Path.Combine(_root, name));

    private bool Train(string judge, RunFolder folder, int stopAtLine = int.MaxValue, double rate = 2e-3) => SteppedRun.Execute(
        folder,
        (log, cancellationToken) =>
        {
            if (judge == "expression")
            {
                using ExpressionSamples train = new JudgeData(_data.Root).LoadExpressionTraining();
                JudgeOptions options = JudgeOptions.Expression with { Steps = 4, BatchSize = 6, LearningRate = rate };
                return ExpressionJudgeTraining.Run(folder, train, options, log, cancellationToken);
            }

            using FaceSamples faces = new JudgeData(_data.Root).LoadIdentityTraining();
            Assert.Equal(1, faces.IdentityCount);
            return IdentityEmbeddingTraining.Run(
                folder, faces, JudgeOptions.Identity with { Steps = 4, BatchSize = 2, LearningRate = rate }, log, cancellationToken);
        },
        stopAtLine);

    private static byte[]? Finished(RunFolder folder) =>
        folder.Combine(JudgeWeights.FinalFolder, JudgeWeights.AverageFile) is var file && File.Exists(file) ? File.ReadAllBytes(file) : null;
}
