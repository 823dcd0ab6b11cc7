using TDGan.Inference.Crops;
using TDGan.Training.Detection;
using TDGan.Training.Networks;
using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = TDGan.Training.Networks.Convolution;

namespace TDGan.Training.Landmarks;

/// <summary>
/// Gray crops [N, 1, 64, 64] in [0, 1] to five landmarks, a mesh with depth and the logit of a face. Plain convolutions down to 4x4 and back up to
/// 16x16, one map a point, and the mean place under the map's softmax (integral regression, Sun et al., ECCV 2018), which follows a head that
/// leans; what all points have in common, the depth and whether there is a face at all are read from the 4x4 cells by dense layers.
/// </summary>
internal sealed class LandmarkNetwork : Module<Tensor, LandmarkOutput>
{
    /// <summary>Numbers of the five landmarks.</summary>
    public const int Outputs = 2 * FivePoints;

    /// <summary>Numbers of the mesh.</summary>
    public const int MeshOutputs = MeshPoints * Axes;

    private const int FivePoints = 5;
    private const int MeshPoints = FaceMeshTopology.Count;
    private const int Axes = FaceMeshTopology.Axes;
    private const int Stride = 4;
    private const int MapSide = LandmarkCrop.Side / Stride;
    private const int CoarseSide = MapSide / 4;
    private const long StemChannels = 16;
    private const long QuarterChannels = 32;
    private const long EighthChannels = 64;
    private const long SixteenthChannels = 96;
    private const long GatheredChannels = 32;
    private const long HiddenUnits = 128;
    private const double SmallWeights = 0.01;

    private readonly FoldedConvolution stem;
    private readonly Sequential quarter;
    private readonly Sequential eighth;
    private readonly Sequential sixteenth;
    private readonly ModuleList<FoldedConvolution> laterals;
    private readonly FoldedConvolution head;
    private readonly Convolution prediction;
    private readonly Convolution meshPrediction;
    private readonly FoldedConvolution gather;
    private readonly Linear hidden;
    private readonly Linear shape;
    private readonly Linear score;
    private readonly Tensor places;
    private readonly Tensor meshPlaces;

    public LandmarkNetwork()
        : base(nameof(LandmarkNetwork))
    {
        stem = new FoldedConvolution(1, StemChannels, stride: 2);
        quarter = Stage(StemChannels, QuarterChannels);
        eighth = Stage(QuarterChannels, EighthChannels);
        sixteenth = Stage(EighthChannels, SixteenthChannels);
        laterals = new ModuleList<FoldedConvolution>([.. new[] { QuarterChannels, EighthChannels, SixteenthChannels }
            .Select(channels => new FoldedConvolution(channels, QuarterChannels, kernel: 1, rectify: false))]);
        head = new FoldedConvolution(QuarterChannels, QuarterChannels, shortcut: true);
        prediction = new Convolution(QuarterChannels, FivePoints, kernel: 1, bias: true);
        meshPrediction = new Convolution(QuarterChannels, MeshPoints, kernel: 1, bias: true);
        gather = new FoldedConvolution(SixteenthChannels, GatheredChannels, kernel: 1);
        hidden = Linear(GatheredChannels * CoarseSide * CoarseSide, HiddenUnits);
        shape = Linear(HiddenUnits, MeshOutputs);
        score = Linear(HiddenUnits, 1);
        places = Places(2);
        meshPlaces = Places(Axes);
        init.normal_(shape.weight!, 0, SmallWeights);
        init.zeros_(shape.bias!);
        RegisterComponents();
    }

    public override LandmarkOutput forward(Tensor input)
    {
        Tensor fine = quarter.forward(stem.forward(input));
        Tensor middle = eighth.forward(fine);
        Tensor deep = sixteenth.forward(middle);
        Tensor coarse = laterals[2].forward(deep).relu_();
        middle = (laterals[1].forward(middle) + Enlarge(coarse)).relu_();
        fine = (laterals[0].forward(fine) + Enlarge(middle)).relu_();
        Tensor top = head.forward(fine);
        Tensor features = hidden.forward(gather.forward(deep).flatten(1)).relu();
        (Tensor weight, Tensor bias) = ShapeAboutItsMiddleDepth();
        Tensor mesh = MeanPlaces(meshPrediction.forward(top), meshPlaces).flatten(1) + functional.linear(features, weight, bias);
        return new LandmarkOutput(
            MeanPlaces(prediction.forward(top), places).flatten(1), mesh.view(-1, MeshPoints, Axes), score.forward(features));
    }

    /// <summary>Adds the network to a graph.</summary>
    /// <param name="graph">Gets the operators.</param>
    /// <param name="input">[N, 1, 64, 64].</param>
    /// <param name="calibration">What makes a probability of the logit.</param>
    /// <returns>Names of the values with five landmarks [N, 10], mesh [N, 117, 3] and probability of a face [N, 1].</returns>
    public (string Landmarks, string Mesh, string FaceScore) Export(OnnxGraph graph, string input, ScoreCalibration calibration)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        string fine = DetectorNetwork.Export(quarter, graph, stem.Export(graph, input));
        string middle = DetectorNetwork.Export(eighth, graph, fine);
        string deep = DetectorNetwork.Export(sixteenth, graph, middle);
        string coarse = graph.Relu(laterals[2].Export(graph, deep));
        middle = graph.Relu(graph.Add(laterals[1].Export(graph, middle), graph.UpsampleNearest(coarse, 2)));
        fine = graph.Relu(graph.Add(laterals[0].Export(graph, fine), graph.UpsampleNearest(middle, 2)));
        string top = head.Export(graph, fine);
        string features = graph.Relu(graph.Linear(graph.Flatten(gather.Export(graph, deep)), hidden.weight!, hidden.bias!));
        (Tensor weight, Tensor bias) = ShapeAboutItsMiddleDepth();
        string mesh = graph.Add(
            graph.MeanPlaces(meshPrediction.Export(graph, top), MeshPoints, meshPlaces), graph.Linear(features, weight, bias));
        string logit = graph.Linear(features, score.weight! * calibration.Scale, (score.bias! * calibration.Scale) + calibration.Shift);
        return (
            graph.MeanPlaces(prediction.Export(graph, top), FivePoints, places),
            graph.Reshape(mesh, -1, MeshPoints, Axes),
            graph.Sigmoid(logit));
    }

    /// <summary>The last dense layer such that the depths that it gives have the mean 0.</summary>
    private (Tensor Weight, Tensor Bias) ShapeAboutItsMiddleDepth()
    {
        Tensor weight = shape.weight!.view(MeshPoints, Axes, -1), bias = shape.bias!.view(MeshPoints, Axes);
        Tensor depth = tensor(new float[] { 0, 0, 1 });
        weight = weight - (weight.mean([0L], keepdim: true) * depth.view(1, Axes, 1));
        bias = bias - (bias.mean([0L], keepdim: true) * depth.view(1, Axes));
        return (weight.view(MeshOutputs, -1), bias.view(MeshOutputs));
    }

    private static Tensor MeanPlaces(Tensor maps, Tensor places) => functional.softmax(maps.flatten(2), -1).matmul(places);

    private static Tensor Enlarge(Tensor map) =>
        functional.interpolate(map, scale_factor: [2, 2], mode: InterpolationMode.Nearest, recompute_scale_factor: false);

    private static Sequential Stage(long inputs, long outputs) =>
        Sequential(new FoldedConvolution(inputs, outputs, stride: 2), new FoldedConvolution(outputs, outputs, shortcut: true));

    // x and y of the middle of each pixel of a map, row by row; a map says nothing of a third axis.
    private static Tensor Places(int axes) => tensor(
        [.. Enumerable.Range(0, MapSide * MapSide).SelectMany(i => new[] { Place(i % MapSide), Place(i / MapSide), 0 }.Take(axes))],
        [MapSide * MapSide, axes]);

    private static float Place(int pixel) => ((pixel + 0.5f) / MapSide) - 0.5f;
}
