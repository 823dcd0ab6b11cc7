using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Channel attention: x * sigmoid(W2 relu(W1 mean(x))) (Hu, Shen, Sun, CVPR 2018). [N, C, H, W].</summary>
internal sealed class SqueezeExcitation : Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly Convolution squeeze;
    private readonly Convolution excite;

    /// <param name="channels">C.</param>
    /// <param name="reduction">Channels over the width of the bottleneck.</param>
    public SqueezeExcitation(long channels, long reduction = 8)
        : base(nameof(SqueezeExcitation))
    {
        squeeze = new Convolution(channels, channels / reduction, kernel: 1, bias: true);
        excite = new Convolution(channels / reduction, channels, kernel: 1, bias: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor pooled = input.mean([2, 3], keepdim: true);
        return input * excite.forward(functional.relu(squeeze.forward(pooled))).sigmoid();
    }

    public string Export(OnnxGraph graph, string input)
    {
        string hidden = graph.Relu(squeeze.Export(graph, graph.SpatialMean(input)));
        return graph.Multiply(input, graph.Sigmoid(excite.Export(graph, hidden)));
    }
}
