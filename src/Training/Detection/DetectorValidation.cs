using TDGan.Inference.Faces;
using static TorchSharp.torch;

namespace TDGan.Training.Detection;

/// <summary>A look at the network in training: recall by size and false boxes, at a fixed threshold and through the decoder that serves.</summary>
internal static class DetectorValidation
{
    private const float LowestScore = 0.05f;
    private const float MaxOverlap = 0.4f;
    private const float Threshold = 0.5f;

    /// <summary>Measures and words it.</summary>
    public static string Measure(DetectorNetwork network, IReadOnlyList<ScenePhoto> photos)
    {
        var evaluation = new DetectionEvaluation();
        using var gradients = no_grad();
        network.eval();
        foreach (ScenePhoto photo in photos)
        {
            evaluation.Add(photo, Detect(network, photo));
        }

        float operating = evaluation.ThresholdFor(DetectionEvaluation.AllowedFalseBoxes);
        return $"at {Threshold:F2} {evaluation.Describe(Threshold)}; at {operating:F3} {evaluation.Describe(operating)}";
    }

    private static IReadOnlyList<DetectedFace> Detect(DetectorNetwork network, ScenePhoto photo)
    {
        using var scope = NewDisposeScope();
        (float[] values, int width, int height) = PhotoTensor.Pad(photo.Pixels);
        Tensor[] maps = network.forward(tensor(values, [1, PixelLevel.Channels, height, width]));
        return FaceDetectionDecoder.Decode(maps.Select((map, i) => ToMap(map, DetectorNetwork.Strides[i])), LowestScore, MaxOverlap);
    }

    private static FaceDetectionMap ToMap(Tensor raw, int stride)
    {
        Tensor cells = raw[0];
        return new FaceDetectionMap(
            stride,
            (int)raw.shape[3],
            (int)raw.shape[2],
            Values(cells.narrow(0, DetectorChannels.Score, 1).sigmoid()),
            Values(DetectorLoss.Distances(raw)[0]),
            Values(cells.narrow(0, DetectorChannels.Landmarks, DetectorChannels.LandmarksLength)));
    }

    private static float[] Values(Tensor values) => values.contiguous().data<float>().ToArray();
}
