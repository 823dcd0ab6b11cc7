using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>x + ReLU(Conv3x3(x)), with bias and without norm. Keeps [N, C, H, W].</summary>
internal sealed class PaperResidualBlock : Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly Convolution conv;

    public PaperResidualBlock(long channels)
        : base(nameof(PaperResidualBlock))
    {
        conv = new Convolution(channels, channels, kernel: 3, bias: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input + functional.relu(conv.forward(input));

    public string Export(OnnxGraph graph, string input) => graph.Add(input, graph.Relu(conv.Export(graph, input)));
}
