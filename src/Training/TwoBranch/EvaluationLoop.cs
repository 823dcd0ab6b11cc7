using TDGan.Training.Data;
using TDGan.Training.Measures;
using TDGan.Training.Networks;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>Runs an expression branch over a split without gradients.</summary>
internal static class EvaluationLoop
{
    private const int BatchSize = 256;

    /// <summary>The confusion matrix against the majority labels; pictures without one are left out.</summary>
    public static ConfusionMatrix Evaluate(ExpressionBranch branch, ExpressionSamples samples)
    {
        var matrix = new ConfusionMatrix();
        foreach ((int actual, int predicted) in samples.Majority.Zip(Read(branch, samples)).Where(answer => answer.First >= 0))
        {
            matrix.Add(actual, predicted);
        }

        return matrix;
    }

    /// <summary>The expression with the highest score for each picture, in their order.</summary>
    public static int[] Read(ExpressionBranch branch, ExpressionSamples samples)
    {
        List<int> read = new(samples.Count);
        using var gradients = no_grad();
        branch.eval();
        for (int start = 0; start < samples.Count; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            Tensor images = PixelScale.ToUnit(samples.Pixels.narrow(0, start, Math.Min(BatchSize, samples.Count - start)));
            read.AddRange(branch.forward(images).Logits.argmax(1).cpu().data<long>().ToArray().Select(label => (int)label));
        }

        return [.. read];
    }
}
