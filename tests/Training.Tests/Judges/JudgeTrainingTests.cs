using TDGan.Training.Data;
using TDGan.Training.Judges;
using TDGan.Training.Loops;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Judges;

public sealed class JudgeTrainingTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"judges-{Guid.NewGuid():N}");
    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Expression_StoppedAndResumed_EndsWithTheSameWeights()
    {
        using ExpressionSamples train = new JudgeData(_data.Root).LoadExpressionTraining();
        JudgeOptions options = JudgeOptions.Expression with { Steps = 4, BatchSize = 6 };
        RunFolder whole = RunFolder.Create(Path.Combine(_root, "whole"));
        Assert.True(ExpressionJudgeTraining.Run(whole, train, options, _ => { }, CancellationToken.None));

        RunFolder parts = RunFolder.Create(Path.Combine(_root, "parts"));
        using (var stop = new CancellationTokenSource())
        {
            stop.Cancel();
            Assert.False(ExpressionJudgeTraining.Run(parts, train, options, _ => { }, stop.Token));
        }

        Assert.True(ExpressionJudgeTraining.Run(parts, train, options, _ => { }, CancellationToken.None));
        Assert.Equal(Weights(whole), Weights(parts));
    }

    [Fact]
    public void Identity_TinyFaces_TrainsAndLoads()
    {
        using FaceSamples faces = new JudgeData(_data.Root).LoadIdentityTraining();
        Assert.Equal(1, faces.IdentityCount);
        var folder = new JudgeFolder(_root);
        Assert.Throws<FileNotFoundException>(() => folder.LoadIdentity(1));
        Assert.True(IdentityEmbeddingTraining.Run(
            folder.Identity, faces, JudgeOptions.Identity with { Steps = 2, BatchSize = 2 }, _ => { }, CancellationToken.None));
        using IdentityTrainingNetwork network = folder.LoadIdentity(1);
        using Tensor embedding = network.Embedding.forward(rand(2, 1, PlainTrunk.Side, PlainTrunk.Side));
        Assert.Equal(1, embedding.norm(1).mean().item<float>(), 1e-4);
    }

    private static byte[] Weights(RunFolder folder) => File.ReadAllBytes(folder.Combine(JudgeLoop.FinalFolder, JudgeLoop.AverageFile));
}
