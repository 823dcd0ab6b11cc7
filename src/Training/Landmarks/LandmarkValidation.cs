using TDGan.Inference.Crops;
using TDGan.Training.Detection;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Landmarks;

/// <summary>A look at the network in training: the landmark error on the teacher's boxes of validation photos, one pass, no export.</summary>
internal static class LandmarkValidation
{
    private const int Side = LandmarkCrop.Side;

    /// <summary>Measures and words it.</summary>
    public static string Measure(LandmarkNetwork network, IReadOnlyList<LandmarkSample> samples)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        network.eval();
        SceneFace[] faces = new SceneFace[samples.Count];
        float[] pixels = new float[samples.Count * Side * Side];
        var converter = new FaceTensorConverter(LandmarkCrop.Rule);
        for (int i = 0; i < faces.Length; i++)
        {
            SceneFace face = samples[i].Face;
            CropFrame frame = converter.FrameOf(face.Box);
            converter.Convert(samples[i].Picture, frame, pixels.AsSpan(i * Side * Side, Side * Side));
            faces[i] = face.MappedInto(frame);
        }

        float[] found = network.forward(tensor(pixels, [faces.Length, 1, Side, Side])).data<float>().ToArray();
        double[] errors = [.. faces.Select((face, i) => Error(face, found.AsSpan(i * LandmarkNetwork.Outputs, LandmarkNetwork.Outputs)))];
        double[] large = [.. errors.Where((_, i) => FaceSizeBand.Large.Contains(samples[i].Face))];
        return FormattableString.Invariant(
            $"landmark error {Mean(large):P1}, median {Median(large):P1} ({large.Length} faces of 32 px and more); {Mean(errors):P1}, median {Median(errors):P1} ({errors.Length} of 12 px and more)");
    }

    private static double Error(SceneFace face, ReadOnlySpan<float> found)
    {
        float[] points = new float[found.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = (found[i] + 0.5f) * Side;
        }

        return face.LandmarkError(points);
    }

    private static double Mean(double[] values) => values.DefaultIfEmpty(double.NaN).Average();

    private static double Median(double[] values) => values.Order().ElementAtOrDefault(values.Length / 2);
}
