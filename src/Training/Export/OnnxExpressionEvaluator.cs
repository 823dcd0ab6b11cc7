using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Reporting;
using static TorchSharp.torch;

namespace TDGan.Training.Export;

/// <summary>Evaluates an expression branch as it is served: through the exported graph and the service's own session code.</summary>
internal static class OnnxExpressionEvaluator
{
    private const int BatchSize = 32;

    /// <summary>Reads every picture that has a majority label.</summary>
    public static async Task<ExpressionEvaluation> EvaluateAsync(OnnxModel model, ExpressionSamples samples, CancellationToken cancellationToken)
    {
        var evaluation = new ExpressionEvaluation();
        for (int start = 0; start < samples.Count; start += BatchSize)
        {
            int count = Math.Min(BatchSize, samples.Count - start);
            var answers = await model.RunAsync([Images(samples, start, count)], cancellationToken);
            float[] probabilities = answers[TensorNames.Probabilities].Data.ToArray();
            int classes = probabilities.Length / count;
            for (int i = 0; i < count; i++)
            {
                if (samples.Majority[start + i] is >= 0 and int label)
                {
                    evaluation.Add(label, probabilities[(i * classes)..((i + 1) * classes)]);
                }
            }
        }

        return evaluation;
    }

    private static NamedTensor Images(ExpressionSamples samples, int start, int count)
    {
        using Tensor batch = PixelScale.ToUnit(samples.Pixels.narrow(0, start, count));
        return new NamedTensor(TensorNames.Image, [.. batch.shape.Select(length => (int)length)], batch.contiguous().data<float>().ToArray());
    }
}
