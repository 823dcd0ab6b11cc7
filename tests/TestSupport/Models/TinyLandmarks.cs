using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.TestSupport.Models;

/// <summary>
/// A landmark model that finds the light: each point is the centre of brightness of the crop, moved by its own share of the crop's side.
/// </summary>
public static class TinyLandmarks
{
    /// <summary>Side of the crop in pixels.</summary>
    public const int Side = 32;

    private const int Numbers = 10;
    private const float LeastMass = 1e-4f;

    /// <summary>The rule that its manifest names: half the box on each side.</summary>
    public static CropRule Crop { get; } = new(CropRule.SquareV1, Side, Margin: 0.5);

    /// <summary>x and y of the five points from the centre of brightness, in sides of the crop.</summary>
    public static ImmutableArray<float> Offsets { get; } = [-0.1f, -0.1f, 0.1f, -0.1f, 0, 0.025f, -0.075f, 0.125f, 0.075f, 0.125f];

    /// <summary>The graph.</summary>
    public static byte[] Build() => new OnnxGraphBuilder("face-landmarks")
        .Input(TensorNames.Image, -1, 1, Side, Side)
        .Constant("places", Weights((pixel, axis) => ((axis == 0 ? pixel % Side : pixel / Side) + 0.5f) / Side - 0.5f), Side * Side, Numbers)
        .Constant("ones", Weights((_, _) => 1), Side * Side, Numbers)
        .Constant("least", [LeastMass], 1)
        .Constant("offsets", [.. Offsets], Numbers)
        .Node("Flatten", [TensorNames.Image], "pixels")
        .Node("MatMul", ["pixels", "places"], "moments")
        .Node("MatMul", ["pixels", "ones"], "sums")
        .Node("Add", ["sums", "least"], "mass")
        .Node("Div", ["moments", "mass"], "centre")
        .Node("Add", ["centre", "offsets"], TensorNames.FaceLandmarks)
        .Output(TensorNames.FaceLandmarks, -1, Numbers)
        .Build();

    /// <summary>Writes <c>face-landmarks</c> into a repository.</summary>
    /// <param name="repository">The folder <c>models</c>.</param>
    public static void Write(string repository) => TinyModelFolder.Write(
        Path.Combine(repository, ModelNames.FaceLandmarks, "1"), Build(), Side, manifest => manifest with { Crop = Crop });

    private static float[] Weights(Func<int, int, float> weight) =>
        [.. Enumerable.Range(0, Side * Side * Numbers).Select(i => weight(i / Numbers, i % 2))];
}
