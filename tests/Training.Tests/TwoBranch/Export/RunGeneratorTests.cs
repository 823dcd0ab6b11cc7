using TDGan.Training.Configuration;
using TDGan.Training.Loops;
using TDGan.Training.TwoBranch.Export;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.TwoBranch.Export;

/// <summary>The generators of runs in miniature.</summary>
public sealed class RunGeneratorTests : IDisposable
{
    private static readonly NetworkOptions Networks = TinyDataTree.Options.Networks;

    private readonly TinyDataTree _data = TinyDataTree.Create();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Load_SeveralRuns_IsTheMeanOfTheirWeights()
    {
        RunFolder[] runs = [.. Enumerable.Range(1, 3).Select(seed => TinyRun.Train(_data, $"run{seed}", TinyDataTree.Options with { Seed = seed }))];
        using Generator mean = RunGenerator.Load(runs, Networks);
        Generator[] each = [.. runs.Select(run => RunGenerator.Load([run], Networks))];

        using var scope = NewDisposeScope();
        Dictionary<string, Tensor>[] weights = [.. each.Select(generator => generator.state_dict())];
        foreach ((string name, Tensor weight) in mean.state_dict().Where(entry => entry.Value.is_floating_point()))
        {
            Tensor expected = stack([.. weights.Select(one => one[name])]).mean([0L]);
            Assert.True(weight.allclose(expected, atol: 1e-6), name);
        }

        Assert.False(weights[0].All(entry => entry.Value.allclose(weights[1][entry.Key])), "the runs differ");
        Assert.False(mean.training);
        Array.ForEach(each, generator => generator.Dispose());
    }

    [Fact]
    public void Load_RunOfOtherNetworks_IsRefused()
    {
        RunFolder run = TinyRun.Train(_data, "run", TinyDataTree.Options);
        run.WriteOptions(OptionsReader.Write(TinyDataTree.Options with { Networks = Networks with { Width = 2 } }));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => RunGenerator.Load([run], Networks));
        Assert.Contains("other networks", error.Message, StringComparison.Ordinal);
    }
}
