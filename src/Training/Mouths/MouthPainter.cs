using TDGan.Training.Networks;
using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Convolution = TDGan.Training.Networks.Convolution;

namespace TDGan.Training.Mouths;

/// <summary>
/// Fills the hole between the lips by what is around it and the hole's shape, as inpainting does (Pathak et al., CVPR 2016): [N, 2, 96, 96],
/// luminance with the hole made even and the hole itself, to the luminance [N, 1, 96, 96] of the whole square, of which the hole is used. Plain
/// convolutions down to 12x12 and back up, each level joined with its like on the way down.
/// </summary>
internal sealed class MouthPainter : Module<Tensor, Tensor>, IOnnxExportable
{
    /// <summary>Luminance and hole.</summary>
    public const int Inputs = 2;

    private static readonly long[] Widths = [16, 32, 64, 96];

    private readonly FoldedConvolution first;
    private readonly ModuleList<FoldedConvolution> down;
    private readonly FoldedConvolution middle;
    private readonly FoldedConvolution last;
    private readonly ModuleList<FoldedConvolution> narrow;
    private readonly ModuleList<FoldedConvolution> up;
    private readonly Convolution paint;

    public MouthPainter()
        : base(nameof(MouthPainter))
    {
        first = new FoldedConvolution(Inputs, Widths[0], kernel: 5);
        down = new([.. Enumerable.Range(1, Widths.Length - 1).Select(i => new FoldedConvolution(Widths[i - 1], Widths[i], stride: 2))]);
        middle = new FoldedConvolution(Widths[^1], Widths[^1], shortcut: true);
        last = new FoldedConvolution(Widths[^1], Widths[^1], shortcut: true);
        narrow = new([.. Enumerable.Range(1, Widths.Length - 1).Select(i => new FoldedConvolution(Widths[i], Widths[i - 1], kernel: 1, rectify: false))]);
        up = new([.. Enumerable.Range(0, Widths.Length - 1).Select(i => new FoldedConvolution(Widths[i], Widths[i], shortcut: true))]);
        paint = new Convolution(Widths[0], 1, kernel: 3, bias: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor[] levels = new Tensor[Widths.Length];
        levels[0] = first.forward(input);
        for (int i = 1; i < levels.Length; i++)
        {
            levels[i] = down[i - 1].forward(levels[i - 1]);
        }

        Tensor top = last.forward(middle.forward(levels[^1]));
        for (int i = levels.Length - 2; i >= 0; i--)
        {
            top = up[i].forward((levels[i] + Enlarge(narrow[i].forward(top))).relu());
        }

        return paint.forward(top).sigmoid();
    }

    public string Export(OnnxGraph graph, string input)
    {
        string[] levels = new string[Widths.Length];
        levels[0] = first.Export(graph, input);
        for (int i = 1; i < levels.Length; i++)
        {
            levels[i] = down[i - 1].Export(graph, levels[i - 1]);
        }

        string top = last.Export(graph, middle.Export(graph, levels[^1]));
        for (int i = levels.Length - 2; i >= 0; i--)
        {
            top = up[i].Export(graph, graph.Relu(graph.Add(levels[i], graph.UpsampleNearest(narrow[i].Export(graph, top), 2))));
        }

        return graph.Sigmoid(paint.Export(graph, top));
    }

    private static Tensor Enlarge(Tensor map) =>
        functional.interpolate(map, scale_factor: [2, 2], mode: InterpolationMode.Nearest, recompute_scale_factor: false);
}
