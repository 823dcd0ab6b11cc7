using System.Runtime.InteropServices;
using TDGan.Inference.Classification;
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
/// <param name="views">Views of each picture whose probabilities are averaged, one of <see cref="CropViews.Known"/>.</param>
internal sealed class OnnxExpressionEvaluator(OnnxModel model, int views = 1)
{
    private const int BatchSize = ModelManifest.LargestRun;

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

    /// <summary>The probabilities of a batch, seven a picture.</summary>
    /// <param name="pixels">[N, 1, S, S], bytes 0-255; at most the model's largest run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<float[]> ReadAsync(Tensor pixels, CancellationToken cancellationToken)
    {
        using Tensor images = PixelScale.ToUnit(pixels);
        return await ReadViewsAsync(images, cancellationToken);
    }

    private async Task<float[]> ReadAsync(ExpressionSamples samples, int start, int count, PictureChange change, CancellationToken cancellationToken)
    {
        using Tensor batch = PixelScale.ToUnit(samples.Pixels.narrow(0, start, count));
        using Tensor images = change.Apply(batch);
        return await ReadViewsAsync(images, cancellationToken);
    }

    private async Task<float[]> ReadViewsAsync(Tensor images, CancellationToken cancellationToken)
    {
        (int count, int side) = ((int)images.shape[0], (int)images.shape[^1]);
        float[] all = CropViews.Of(images.contiguous().data<float>().ToArray(), side, views);
        List<float> read = new(views * count * ExpressionLabels.Count);
        foreach (float[] view in all.Chunk(count * side * side))
        {
            read.AddRange(await ReadAsync(new NamedTensor(TensorNames.Image, [count, 1, side, side], view), cancellationToken));
        }

        return CropViews.Mean(CollectionsMarshal.AsSpan(read), views);
    }

    private async Task<float[]> ReadAsync(NamedTensor images, CancellationToken cancellationToken) =>
        (await model.RunAsync([images], cancellationToken))[TensorNames.Probabilities].Data.ToArray();
}
