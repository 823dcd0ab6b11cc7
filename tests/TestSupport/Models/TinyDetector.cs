using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.TestSupport.Models;

/// <summary>
/// A face detector that finds coloured spots: a cell of the grid of stride 8, 16 or 32 that is magenta, yellow or cyan is the centre of an
/// upright face of 6 strides. Weights stand in the code; nothing else is a face.
/// </summary>
public static class TinyDetector
{
    /// <summary>Cells from the centre to each side of the box.</summary>
    public const int Reach = 3;

    /// <summary>x and y of the five landmarks from the centre, in strides.</summary>
    public static ImmutableArray<float> LandmarkOffsets { get; } = [-1, -1, 1, -1, 0, 0.25f, -0.75f, 1.25f, 0.75f, 1.25f];

    /// <summary>The rule that its manifest names.</summary>
    public static DetectorRule Rule { get; } = new([8, 16, 32], MinConfidence: 0.5f, NmsIntersectionOverUnion: 0.3f, MinSide: 8);

    // Share of red, green and blue in the score of each stride; each sums to 0, so that gray is no face.
    private static readonly float[][] Colours = [[0.5f, -1, 0.5f], [0.5f, 0.5f, -1], [-1, 0.5f, 0.5f]];

    /// <summary>The graph.</summary>
    public static byte[] Build()
    {
        OnnxGraphBuilder graph = new OnnxGraphBuilder("face-detector").Input(TensorNames.Image, -1, 3, -1, -1);
        for (int i = 0; i < Rule.Strides.Length; i++)
        {
            int stride = Rule.Strides[i];
            string logit = $"logit_{stride}";
            Convolution(graph, stride, logit, [-10f], Colours[i].Select(share => 20 * share / (stride * stride)));
            graph.Node("Sigmoid", [logit], TensorNames.Score(stride)).Output(TensorNames.Score(stride), -1, 1, -1, -1);
            Convolution(graph, stride, TensorNames.Box(stride), [Reach, Reach, Reach, Reach], []);
            graph.Output(TensorNames.Box(stride), -1, 4, -1, -1);
            Convolution(graph, stride, TensorNames.Landmarks(stride), [.. LandmarkOffsets], []);
            graph.Output(TensorNames.Landmarks(stride), -1, 10, -1, -1);
        }

        return graph.Build();
    }

    /// <summary>Writes <c>face-detector</c> into a repository.</summary>
    /// <param name="repository">The folder <c>models</c>.</param>
    public static void Write(string repository) =>
        TinyModelFolder.Write(Path.Combine(repository, ModelNames.FaceDetector, "1"), Build(), side: 32, manifest => manifest with
        {
            Crop = null,
            Pixels = PixelRule.Default with { Colour = PixelRule.Rgb },
            Detector = Rule,
        });

    // One patch of a stride for each cell; a channel without shares gives its bias everywhere.
    private static void Convolution(OnnxGraphBuilder graph, int stride, string output, float[] bias, IEnumerable<float> shares)
    {
        float[] patch = [.. shares.SelectMany(share => Enumerable.Repeat(share, stride * stride))];
        float[] weights = patch.Length > 0 ? patch : new float[bias.Length * 3 * stride * stride];
        graph.Constant($"{output}.weight", weights, bias.Length, 3, stride, stride)
            .Constant($"{output}.bias", bias, bias.Length)
            .Node("Conv", [TensorNames.Image, $"{output}.weight", $"{output}.bias"], output, ("strides", [stride, stride]));
    }
}
