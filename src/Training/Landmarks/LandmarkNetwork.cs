using TDGan.Training.Detection;
using TDGan.Training.Networks;
using TDGan.Training.Onnx;
using TDGan.Training.Scenes;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = TDGan.Training.Networks.Convolution;

namespace TDGan.Training.Landmarks;

/// <summary>
/// Gray crops [N, 1, 48, 48] in [0, 1] to five landmarks [N, 10]: x and y of right eye, left eye, nose, right and left mouth corner from the
/// crop's middle, in sides of the crop. Plain convolutions down to 3x3 and back up to 12x12, one map a landmark, and the mean place under the
/// map's softmax (integral regression, Sun et al., ECCV 2018), which needs fewer faces to learn from than a dense layer. In evaluation mode, and
/// exported, it answers with the mean of what it sees in the crop and in the crop's mirror image.
/// </summary>
internal sealed class LandmarkNetwork : Module<Tensor, Tensor>, IOnnxExportable
{
    /// <summary>Numbers of an answer.</summary>
    public const int Outputs = 2 * Points;

    private const int Points = 5;
    private const int Stride = 4;
    private const int MapSide = LandmarkCrop.Side / Stride;
    private const long StemChannels = 16;
    private const long QuarterChannels = 32;
    private const long EighthChannels = 48;
    private const long SixteenthChannels = 64;

    private readonly FoldedConvolution stem;
    private readonly Sequential quarter;
    private readonly Sequential eighth;
    private readonly Sequential sixteenth;
    private readonly ModuleList<FoldedConvolution> laterals;
    private readonly FoldedConvolution head;
    private readonly Convolution prediction;
    private readonly Tensor places;

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
        prediction = new Convolution(QuarterChannels, Points, kernel: 1, bias: true);
        places = Places();
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => training
        ? Locate(input)
        : Locate(cat([input, input.flip(3)])).view(2, -1, Outputs).matmul(Views()).mean([0L]);

    private Tensor Locate(Tensor input)
    {
        Tensor fine = quarter.forward(stem.forward(input));
        Tensor middle = eighth.forward(fine);
        Tensor coarse = laterals[2].forward(sixteenth.forward(middle)).relu_();
        middle = (laterals[1].forward(middle) + Enlarge(coarse)).relu_();
        fine = (laterals[0].forward(fine) + Enlarge(middle)).relu_();
        Tensor maps = prediction.forward(head.forward(fine)).flatten(2);
        return functional.softmax(maps, -1).matmul(places).flatten(1);
    }

    public string Export(OnnxGraph graph, string input)
    {
        string fine = DetectorNetwork.Export(quarter, graph, stem.Export(graph, graph.WithMirrored(input)));
        string middle = DetectorNetwork.Export(eighth, graph, fine);
        string coarse = graph.Relu(laterals[2].Export(graph, DetectorNetwork.Export(sixteenth, graph, middle)));
        middle = graph.Relu(graph.Add(laterals[1].Export(graph, middle), graph.UpsampleNearest(coarse, 2)));
        fine = graph.Relu(graph.Add(laterals[0].Export(graph, fine), graph.UpsampleNearest(middle, 2)));
        string located = graph.MeanPlaces(prediction.Export(graph, head.Export(graph, fine)), Points, places);
        return graph.MeanOfHalves(located, Views());
    }

    private static Tensor Enlarge(Tensor map) =>
        functional.interpolate(map, scale_factor: [2, 2], mode: InterpolationMode.Nearest, recompute_scale_factor: false);

    private static Sequential Stage(long inputs, long outputs) =>
        Sequential(new FoldedConvolution(inputs, outputs, stride: 2), new FoldedConvolution(outputs, outputs, shortcut: true));

    // x and y of the middle of each pixel of a map, row by row.
    private static Tensor Places() => tensor(
        [.. Enumerable.Range(0, MapSide * MapSide).SelectMany(i => new[] { Place(i % MapSide), Place(i / MapSide) })],
        [MapSide * MapSide, 2]);

    /// <summary>
    /// [2, 10, 10], for rows of landmarks: as they are, and from the mirror image back: x changes its sign, left and right their places.
    /// </summary>
    private static Tensor Views()
    {
        Tensor maps = zeros(2, Outputs, Outputs);
        for (int i = 0; i < Points; i++)
        {
            int other = ScenePlacement.MirroredLandmarks[i];
            maps[0, 2 * i, 2 * i] = 1;
            maps[0, (2 * i) + 1, (2 * i) + 1] = 1;
            maps[1, 2 * other, 2 * i] = -1;
            maps[1, (2 * other) + 1, (2 * i) + 1] = 1;
        }

        return maps;
    }

    private static float Place(int pixel) => ((pixel + 0.5f) / MapSide) - 0.5f;
}
