using TDGan.Inference.Crops;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks.Evaluation;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks.Runs;

/// <summary>A look at the network in training: its errors on the teacher's boxes of faces that it does not learn, no export.</summary>
internal static class LandmarkValidation
{
    private const int Side = LandmarkCrop.Side;
    private const int CropsAtOnce = 128;

    /// <summary>Measures and words it.</summary>
    public static string Measure(LandmarkNetwork network, IReadOnlyList<LandmarkSample> samples)
    {
        LandmarkPrediction[] predictions = [.. samples.Chunk(CropsAtOnce).SelectMany(chunk => Predict(network, chunk))];
        double[] five = [.. samples.Zip(predictions).Where(pair => pair.First.SeenSide >= FaceSizeBand.Large.From).Select(pair => pair.Second.FiveError(pair.First))];
        MeshErrors mesh = MeshErrors.Of(samples.Zip(predictions)
            .Where(pair => pair.First.Mesh is not null && pair.First.SeenSide >= MeshErrors.LeastSide)
            .Select(pair => MeshComparison.Of(pair.First, pair.Second)));
        return FormattableString.Invariant(
            $"five landmarks {LandmarkErrors.Of(five)} of {five.Length} faces of 32 px and more; {mesh}; taken for faces {predictions.Count(p => p.FaceLogit > 0) / (double)samples.Count:P1}");
    }

    /// <summary>What the network says of the crops about the teacher's boxes.</summary>
    private static LandmarkPrediction[] Predict(LandmarkNetwork network, LandmarkSample[] samples)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        network.eval();
        float[] pixels = new float[samples.Length * Side * Side];
        var converter = new FaceTensorConverter(LandmarkCrop.Rule);
        for (int i = 0; i < samples.Length; i++)
        {
            converter.Convert(samples[i].Picture, samples[i].Face.Box, pixels.AsSpan(i * Side * Side, Side * Side));
        }

        LandmarkOutput output = network.forward(tensor(pixels, [samples.Length, 1, Side, Side]));
        float[] five = output.Landmarks.data<float>().ToArray();
        float[] mesh = output.Mesh.contiguous().data<float>().ToArray();
        float[] logits = output.FaceLogit.data<float>().ToArray();
        return
        [
            .. samples.Select((_, i) => new LandmarkPrediction(
                five[(i * LandmarkNetwork.Outputs)..((i + 1) * LandmarkNetwork.Outputs)],
                mesh[(i * LandmarkNetwork.MeshOutputs)..((i + 1) * LandmarkNetwork.MeshOutputs)],
                logits[i])),
        ];
    }
}
