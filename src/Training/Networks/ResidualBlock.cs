using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>ReLU(x + conv3x3(ReLU(conv3x3(x)))) without norm; the second convolution starts at 0, so the block starts as its shortcut.</summary>
internal sealed class ResidualBlock : Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly Convolution first;
    private readonly Convolution second;

    public ResidualBlock(long channels)
        : base(nameof(ResidualBlock))
    {
        first = new Convolution(channels, channels, kernel: 3, bias: true, rectified: true);
        second = new Convolution(channels, channels, kernel: 3, bias: true, rectified: true);
        RegisterComponents();
        init.zeros_(second.Weight);
    }

    public override Tensor forward(Tensor input) =>
        (input + second.forward(first.forward(input).relu_())).relu_();

    public string Export(OnnxGraph graph, string input) =>
        graph.Relu(graph.Add(input, second.Export(graph, graph.Relu(first.Export(graph, input)))));
}
