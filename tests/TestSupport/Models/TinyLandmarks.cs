using System.Collections.Immutable;
using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;

namespace TDGan.TestSupport.Models;

/// <summary>
/// A landmark model that finds the light: each point is the centre of brightness of the crop, moved by its own share of the crop's side. Its mesh
/// is that centre with a depth of its own for each point; its face score is the mean brightness.
/// </summary>
public static class TinyLandmarks
{
    /// <summary>Side of the crop in pixels.</summary>
    public const int Side = 32;

    /// <summary>Mean brightness from which on a crop shows a face.</summary>
    public const float MinFaceScore = 0.5f;

    private const int Numbers = 10;
    private const float LeastMass = 1e-4f;

    /// <summary>The rule that its manifest names: half the box on each side.</summary>
    public static CropRule Crop { get; } = new(CropRule.SquareV1, Side, Margin: 0.5);

    /// <summary>x and y of the five points from the centre of brightness, in sides of the crop.</summary>
    public static ImmutableArray<float> Offsets { get; } = [-0.1f, -0.1f, 0.1f, -0.1f, 0, 0.025f, -0.075f, 0.125f, 0.075f, 0.125f];

    /// <summary>The graph with the five landmarks alone.</summary>
    public static byte[] Build() => Five().Build();

    /// <summary>The graph with mesh and face score.</summary>
    public static byte[] BuildWithMesh() => Five()
        .Constant("depths", [.. Enumerable.Range(0, FaceMeshTopology.Count).SelectMany(point => new[] { 0, 0, Depth(point) })], FaceMeshTopology.Count, FaceMeshTopology.Axes)
        .Constant("spread", SpreadWeights(), Numbers, FaceMeshTopology.Count * FaceMeshTopology.Axes)
        .Integers("meshShape", [-1, FaceMeshTopology.Count, FaceMeshTopology.Axes])
        .Node("MatMul", ["centre", "spread"], "flat")
        .Node("Reshape", ["flat", "meshShape"], "middles")
        .Node("Add", ["middles", "depths"], TensorNames.FaceMesh)
        .Output(TensorNames.FaceMesh, -1, FaceMeshTopology.Count, FaceMeshTopology.Axes)
        .Constant("shares", [.. Enumerable.Repeat(1f / (Side * Side), Side * Side)], Side * Side, 1)
        .Node("MatMul", ["pixels", "shares"], TensorNames.FaceScore)
        .Output(TensorNames.FaceScore, -1, 1)
        .Build();

    private static OnnxGraphBuilder Five() => new OnnxGraphBuilder("face-landmarks")
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
        .Output(TensorNames.FaceLandmarks, -1, Numbers);

    /// <summary>Depth of a point of the mesh in sides of the crop.</summary>
    public static float Depth(int point) => (point - ((FaceMeshTopology.Count - 1) / 2f)) / FaceMeshTopology.Count;

    /// <summary>Writes <c>face-landmarks</c> into a repository.</summary>
    /// <param name="repository">The folder <c>models</c>.</param>
    public static void Write(string repository) => TinyModelFolder.Write(
        Path.Combine(repository, ModelNames.FaceLandmarks, "1"), Build(), Side, manifest => manifest with { Crop = Crop });

    /// <summary>The same with mesh and face score, which says that there is a face where a crop is bright.</summary>
    /// <param name="repository">The folder <c>models</c>.</param>
    public static void WriteWithMesh(string repository) => TinyModelFolder.Write(
        Path.Combine(repository, ModelNames.FaceLandmarks, "1"),
        BuildWithMesh(),
        Side,
        manifest => manifest with { Crop = Crop, Landmarks = LandmarkRule.ModelAlone with { MinFaceScore = MinFaceScore } });

    // The first two of the ten equal centres go to x and y of every point.
    private static float[] SpreadWeights() =>
        [.. Enumerable.Range(0, Numbers).SelectMany(axis => Enumerable.Range(0, FaceMeshTopology.Count * FaceMeshTopology.Axes)
            .Select(value => axis == value % FaceMeshTopology.Axes && axis < 2 ? 1f : 0f))];

    private static float[] Weights(Func<int, int, float> weight) =>
        [.. Enumerable.Range(0, Side * Side * Numbers).Select(i => weight(i / Numbers, i % 2))];
}
