using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Tensors;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>Asks an exported landmark model through the code that serves. Does not own the model.</summary>
/// <param name="model">A model with mesh and face score.</param>
internal sealed class LandmarkPredictor(OnnxModel model)
{
    private const int CropsAtOnce = 32;

    // A probability of 32 bits says no more of logits beyond.
    private const float MostLogit = 15;

    /// <summary>What it says of the crops about the teacher's boxes.</summary>
    public async Task<IReadOnlyList<LandmarkPrediction>> PredictAsync(IReadOnlyList<LandmarkSample> samples, CancellationToken cancellationToken)
    {
        var converter = new FaceTensorConverter(model.Crop);
        List<LandmarkPrediction> predictions = [];
        foreach (LandmarkSample[] chunk in samples.Chunk(CropsAtOnce))
        {
            float[] pixels = new float[chunk.Length * converter.Length];
            for (int i = 0; i < chunk.Length; i++)
            {
                converter.Convert(chunk[i].Picture, chunk[i].Face.Box, pixels.AsSpan(i * converter.Length, converter.Length));
            }

            predictions.AddRange(await PredictAsync(pixels, chunk.Length, cancellationToken));
        }

        return predictions;
    }

    /// <summary>What it says of crops.</summary>
    /// <param name="pixels">[N, 1, S, S] in [0, 1].</param>
    /// <param name="count">N.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<LandmarkPrediction>> PredictAsync(float[] pixels, int count, CancellationToken cancellationToken)
    {
        int side = model.Crop.Side;
        ImmutableDictionary<string, NamedTensor> outputs =
            await model.RunAsync([new NamedTensor(TensorNames.Image, [count, 1, side, side], pixels)], cancellationToken);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new LandmarkPrediction(
                Row(outputs[TensorNames.FaceLandmarks], i, count),
                Row(outputs[TensorNames.FaceMesh], i, count),
                Logit(Row(outputs[TensorNames.FaceScore], i, count)[0]))),
        ];
    }

    private static float[] Row(NamedTensor tensor, int row, int count)
    {
        int length = tensor.Data.Length / count;
        return tensor.Data.Slice(row * length, length).ToArray();
    }

    private static float Logit(float probability) => Math.Clamp(MathF.Log(probability / (1 - probability)), -MostLogit, MostLogit);
}
