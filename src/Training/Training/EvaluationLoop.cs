using TDGan.Training.Data;
using TDGan.Training.Evaluation;
using TDGan.Training.Networks;
using static TorchSharp.torch;

namespace TDGan.Training.Training;

/// <summary>Runs an expression branch over a split without gradients.</summary>
internal static class EvaluationLoop
{
    private const int BatchSize = 256;

    /// <summary>The confusion matrix against the majority labels; pictures without one are left out.</summary>
    public static ConfusionMatrix Evaluate(ExpressionBranch branch, ExpressionSamples samples)
    {
        var matrix = new ConfusionMatrix();
        using var gradients = no_grad();
        branch.eval();
        for (int start = 0; start < samples.Count; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            int length = Math.Min(BatchSize, samples.Count - start);
            Tensor images = PixelScale.ToUnit(samples.Pixels.narrow(0, start, length));
            long[] predicted = branch.forward(images).Logits.argmax(1).data<long>().ToArray();
            for (int i = 0; i < length; i++)
            {
                if (samples.Majority[start + i] is >= 0 and int actual)
                {
                    matrix.Add(actual, (int)predicted[i]);
                }
            }
        }

        return matrix;
    }
}
