using TDGan.Training.Networks;
using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = TDGan.Training.Networks.Convolution;

namespace TDGan.Training.Detection;

/// <summary>
/// The face detector: plain 3x3 convolutions down to strides 8, 16 and 32, a top-down path, and one anchor-free head a level. RGB
/// [N, 3, H, W] in [0, 1], sides multiples of 32, to three raw maps [N, 16, H / s, W / s] (<see cref="DetectorChannels"/>).
/// </summary>
/// <remarks>
/// Channel counts are multiples of 8, which ONNX Runtime's blocked layout takes without reordering; plain convolutions of few channels were
/// faster there than depthwise ones of many.
/// </remarks>
internal sealed class DetectorNetwork : Module<Tensor, Tensor[]>
{
    /// <summary>Pixels between cells of each map, finest first.</summary>
    public static readonly int[] Strides = [8, 16, 32];

    private const long StemChannels = 8;
    private const long QuarterChannels = 16;
    private const long EighthChannels = 32;
    private const long SixteenthChannels = 48;
    private const long ThirtySecondChannels = 64;
    private const long PathChannels = 32;

    // Typical distances from a cell to the sides of its face, in strides, so that boxes start about right.
    private static readonly double[] TypicalDistances = [1, 1.6, 2.6];

    private readonly FoldedConvolution stem;
    private readonly FoldedConvolution quarter;
    private readonly Sequential eighth;
    private readonly Sequential sixteenth;
    private readonly Sequential thirtySecond;
    private readonly ModuleList<FoldedConvolution> laterals;
    private readonly ModuleList<FoldedConvolution> heads;
    private readonly ModuleList<Convolution> predictions;

    public DetectorNetwork()
        : base(nameof(DetectorNetwork))
    {
        stem = new FoldedConvolution(3, StemChannels, stride: 2);
        quarter = new FoldedConvolution(StemChannels, QuarterChannels, stride: 2);
        eighth = Stage(QuarterChannels, EighthChannels, blocks: 1, silentBlocks: 0);
        sixteenth = Stage(EighthChannels, SixteenthChannels, blocks: 2, silentBlocks: 1);
        thirtySecond = Stage(SixteenthChannels, ThirtySecondChannels, blocks: 2, silentBlocks: 2);
        laterals = new ModuleList<FoldedConvolution>(
            new FoldedConvolution(EighthChannels, PathChannels, kernel: 1, rectify: false),
            new FoldedConvolution(SixteenthChannels, PathChannels, kernel: 1, rectify: false),
            new FoldedConvolution(ThirtySecondChannels, PathChannels, kernel: 1));
        heads = new ModuleList<FoldedConvolution>([.. Strides.Select(_ => new FoldedConvolution(PathChannels, PathChannels, shortcut: true))]);
        predictions = new ModuleList<Convolution>([.. TypicalDistances.Select(Prediction)]);
        RegisterComponents();
    }

    public override Tensor[] forward(Tensor input)
    {
        Tensor fine = eighth.forward(quarter.forward(stem.forward(input)));
        Tensor middle = sixteenth.forward(fine);
        Tensor coarse = laterals[2].forward(thirtySecond.forward(middle));
        middle = (laterals[1].forward(middle) + Enlarge(coarse)).relu_();
        fine = (laterals[0].forward(fine) + Enlarge(middle)).relu_();
        Tensor[] levels = [fine, middle, coarse];
        return [.. levels.Select((level, i) => predictions[i].forward(heads[i].forward(level)))];
    }

    /// <summary>Adds the network's operators.</summary>
    /// <param name="graph">The graph that grows.</param>
    /// <param name="input">Name of the picture.</param>
    /// <returns>Names of the three raw maps.</returns>
    public string[] Export(OnnxGraph graph, string input)
    {
        string fine = Export(eighth, graph, quarter.Export(graph, stem.Export(graph, input)));
        string middle = Export(sixteenth, graph, fine);
        string coarse = laterals[2].Export(graph, Export(thirtySecond, graph, middle));
        middle = graph.Relu(graph.Add(laterals[1].Export(graph, middle), graph.UpsampleNearest(coarse, 2)));
        fine = graph.Relu(graph.Add(laterals[0].Export(graph, fine), graph.UpsampleNearest(middle, 2)));
        string[] levels = [fine, middle, coarse];
        return [.. levels.Select((level, i) => predictions[i].Export(graph, heads[i].Export(graph, level)))];
    }

    /// <summary>
    /// Takes over the convolutions of an exported detector, which may have fewer: one whose kernel has another shape than the next stored one is
    /// taken for new. The next input settles the statistics of the norms, see <see cref="FoldedConvolution.Adopt"/>.
    /// </summary>
    /// <param name="convolutions">Kernels and biases in the order of <see cref="Export(OnnxGraph, string)"/>.</param>
    /// <exception cref="InvalidDataException">Not all of them fit.</exception>
    public void Adopt(IReadOnlyList<(Tensor Kernel, Tensor Bias)> convolutions)
    {
        int next = 0;
        FoldedConvolution[] body = [stem, quarter, .. Parts(eighth), .. Parts(sixteenth), .. Parts(thirtySecond), .. laterals.Reverse()];
        foreach (FoldedConvolution part in body.Concat(heads))
        {
            int level = heads.IndexOf(part);
            bool fits = next < convolutions.Count && part.Adopt(convolutions[next].Kernel, convolutions[next].Bias);
            next += fits ? 1 : 0;
            if (fits && level >= 0 && next < convolutions.Count)
            {
                next += Adopt(predictions[level], convolutions[next]) ? 1 : 0;
            }
        }

        if (next != convolutions.Count)
        {
            throw new InvalidDataException($"Convolution {next + 1} of {convolutions.Count} fits nowhere in {nameof(DetectorNetwork)}.");
        }
    }

    private static bool Adopt(Convolution prediction, (Tensor Kernel, Tensor Bias) stored)
    {
        if (!prediction.Weight.shape.SequenceEqual(stored.Kernel.shape))
        {
            return false;
        }

        using var gradients = no_grad();
        prediction.Weight.copy_(stored.Kernel);
        prediction.Bias!.copy_(stored.Bias);
        return true;
    }

    private static IEnumerable<FoldedConvolution> Parts(Sequential stage) => stage.children().Cast<FoldedConvolution>();

    private static Tensor Enlarge(Tensor map) =>
        functional.interpolate(map, scale_factor: [2, 2], mode: InterpolationMode.Nearest, recompute_scale_factor: false);

    /// <summary>A halving convolution, blocks, and blocks that start by handing their input on: what was learnt without them stays true.</summary>
    private static Sequential Stage(long inputs, long outputs, int blocks, int silentBlocks)
    {
        List<Module<Tensor, Tensor>> parts = [new FoldedConvolution(inputs, outputs, stride: 2)];
        parts.AddRange(Enumerable.Range(0, blocks + silentBlocks).Select(i => new FoldedConvolution(outputs, outputs, shortcut: true, silent: i >= blocks)));
        return Sequential(parts);
    }

    /// <summary>Adds the parts of a stage, each an <see cref="IOnnxExportable"/>, one after the other.</summary>
    internal static string Export(Sequential stage, OnnxGraph graph, string input) =>
        stage.children().Cast<IOnnxExportable>().Aggregate(input, (value, part) => part.Export(graph, value));

    private static Convolution Prediction(double typicalDistance)
    {
        var prediction = new Convolution(PathChannels, DetectorChannels.Count, kernel: 1, bias: true);
        using var gradients = no_grad();
        init.normal_(prediction.Weight, 0, 0.01);
        init.zeros_(prediction.Bias!);
        prediction.Bias!.narrow(0, DetectorChannels.Score, 1).fill_(DetectorChannels.InitialScoreLogit);
        prediction.Bias!.narrow(0, DetectorChannels.Box, DetectorChannels.BoxLength).fill_(Math.Log(typicalDistance));
        return prediction;
    }
}
