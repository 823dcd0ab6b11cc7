using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Tensors;
using TDGan.Training.Data;
using TDGan.Training.Measures;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Evaluation;

/// <summary>Evaluates an expression branch as it is served: through the exported graph and the service's own session code.</summary>
/// <param name="model">The loaded expression branch.</param>
/// <param name="flipAveraging">Whether the probabilities are the mean of the picture's and its mirror image's.</param>
internal sealed class OnnxExpressionEvaluator(OnnxModel model, bool flipAveraging = false)
{
    private const int BatchSize = ModelManifest.LargestRun;
    private const int WidthDimension = 3;

    /// <summary>Reads every picture that has a majority label.</summary>
    public Task<ExpressionEvaluation> EvaluateAsync(ExpressionSamples samples, CancellationToken cancellationToken) =>
        EvaluateAsync(samples, PictureChange.None, cancellationToken);

    /// <summary>Reads every picture that has a majority label after a change.</summary>
    public async Task<ExpressionEvaluation> EvaluateAsync(ExpressionSamples samples, PictureChange change, CancellationToken cancellationToken)
    {
        var evaluation = new ExpressionEvaluation();
        for (int start = 0; start < samples.Count; start += BatchSize)
        {
            int count = Math.Min(BatchSize, samples.Count - start);
            float[] probabilities = await ReadAsync(samples, start, count, change, cancellationToken);
            for (int i = 0; i < count; i++)
            {
                if (samples.Majority[start + i] is >= 0 and int label)
                {
                    evaluation.Add(label, probabilities[(i * ExpressionLabels.Count)..((i + 1) * ExpressionLabels.Count)]);
                }
            }
        }

        return evaluation;
    }

    private static NamedTensor ToNamed(Tensor images) =>
        new(TensorNames.Image, [.. images.shape.Select(length => (int)length)], images.contiguous().data<float>().ToArray());

    private async Task<float[]> ReadAsync(ExpressionSamples samples, int start, int count, PictureChange change, CancellationToken cancellationToken)
    {
        using Tensor batch = PixelScale.ToUnit(samples.Pixels.narrow(0, start, count));
        using Tensor images = change.Apply(batch);
        float[] probabilities = await ReadAsync(ToNamed(images), cancellationToken);
        if (!flipAveraging)
        {
            return probabilities;
        }

        using Tensor mirrored = images.flip(WidthDimension);
        float[] others = await ReadAsync(ToNamed(mirrored), cancellationToken);
        return [.. probabilities.Zip(others, (one, other) => (one + other) / 2)];
    }

    private async Task<float[]> ReadAsync(NamedTensor images, CancellationToken cancellationToken) =>
        (await model.RunAsync([images], cancellationToken))[TensorNames.Probabilities].Data.ToArray();
}
