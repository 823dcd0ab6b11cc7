using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Convolution without bias, batch normalization and, if wanted, ReLU. [N, Cin, H, W] to [N, Cout, H / stride, W / stride].</summary>
internal sealed class ConvBatchNorm : Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly Convolution conv;
    private readonly BatchNormalization norm;
    private readonly bool activate;

    public ConvBatchNorm(long inputs, long outputs, long kernel, long stride = 1, bool activate = true, bool zeroScale = false)
        : base(nameof(ConvBatchNorm))
    {
        this.activate = activate;
        conv = new Convolution(inputs, outputs, kernel, stride);
        norm = new BatchNormalization(outputs, zeroScale);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor output = norm.forward(conv.forward(input));
        return activate ? output.relu_() : output;
    }

    public string Export(OnnxGraph graph, string input)
    {
        string output = norm.Export(graph, conv.Export(graph, input));
        return activate ? graph.Relu(output) : output;
    }
}
