using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.SoftLabels;

/// <summary>What recognisers read in faces that nobody labelled, for a noisy student (Xie et al., CVPR 2020): the mean of their probabilities.</summary>
/// <param name="teachers">The recognisers; each averages its own views.</param>
/// <param name="side">S of the crops that they read.</param>
/// <param name="leastConfidence">Faces whose highest mean probability is below it are left out, 0-1.</param>
internal sealed class PseudoLabels(IReadOnlyList<OnnxExpressionEvaluator> teachers, int side, double leastConfidence)
{
    private const int Batch = 64;

    /// <summary>Reads the crops and writes those that are sure enough.</summary>
    public async Task WriteAsync(IEnumerable<LuminanceImage> crops, SoftLabelWriter writer, CancellationToken cancellationToken)
    {
        foreach (LuminanceImage[] chunk in crops.Chunk(Batch))
        {
            float[][] read = await ReadAsync(chunk, cancellationToken);
            foreach ((LuminanceImage crop, float[] shares) in chunk.Zip(read).Where(pair => pair.Second.Max() >= leastConfidence))
            {
                writer.Add(crop, shares);
            }
        }
    }

    private async Task<float[][]> ReadAsync(LuminanceImage[] crops, CancellationToken cancellationToken)
    {
        var buffer = new PictureBuffer(crops.Length, side);
        Array.ForEach(crops, buffer.Add);
        using Tensor pixels = buffer.ToTensor();
        float[] mean = new float[crops.Length * ExpressionLabels.Count];
        foreach (OnnxExpressionEvaluator teacher in teachers)
        {
            float[] read = await teacher.ReadAsync(pixels, cancellationToken);
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += read[i] / teachers.Count;
            }
        }

        return [.. mean.Chunk(ExpressionLabels.Count)];
    }
}
