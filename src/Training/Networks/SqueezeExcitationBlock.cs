using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// Residual block conv3x3-BN-ReLU-conv3x3-BN-SE plus shortcut, ReLU; with stride 2 the shortcut is a 2x2 mean and a 1x1 conv-BN.
/// [N, Cin, H, W] to [N, Cout, H / stride, W / stride].
/// </summary>
internal sealed class SqueezeExcitationBlock : Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly ConvBatchNorm first;
    private readonly ConvBatchNorm second;
    private readonly SqueezeExcitation attention;
    private readonly ConvBatchNorm? shortcut;
    private readonly bool halves;

    public SqueezeExcitationBlock(long inputs, long outputs, bool halves)
        : base(nameof(SqueezeExcitationBlock))
    {
        this.halves = halves;
        first = new ConvBatchNorm(inputs, outputs, kernel: 3, stride: halves ? 2 : 1);
        second = new ConvBatchNorm(outputs, outputs, kernel: 3, activate: false, zeroScale: true);
        attention = new SqueezeExcitation(outputs);
        shortcut = inputs == outputs && !halves ? null : new ConvBatchNorm(inputs, outputs, kernel: 1, activate: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor residual = attention.forward(second.forward(first.forward(input)));
        Tensor pooled = halves ? functional.avg_pool2d(input, 2) : input;
        return (residual + (shortcut?.forward(pooled) ?? pooled)).relu_();
    }

    public string Export(OnnxGraph graph, string input)
    {
        string residual = attention.Export(graph, second.Export(graph, first.Export(graph, input)));
        string pooled = halves ? graph.AveragePool(input, 2) : input;
        return graph.Relu(graph.Add(residual, shortcut?.Export(graph, pooled) ?? pooled));
    }
}
