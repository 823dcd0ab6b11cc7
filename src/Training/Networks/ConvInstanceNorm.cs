using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>The paper's "Conv-IN": convolution without bias, instance normalization (affine, epsilon 1e-3), ReLU. Keeps height and width.</summary>
internal sealed class ConvInstanceNorm : Module<Tensor, Tensor>, IOnnxExportable
{
    private const float Epsilon = 1e-3f;

    private readonly Convolution conv;
    private readonly InstanceNorm2d norm;

    public ConvInstanceNorm(long inputs, long outputs, long kernel)
        : base(nameof(ConvInstanceNorm))
    {
        conv = new Convolution(inputs, outputs, kernel);
        norm = InstanceNorm2d(outputs, Epsilon, affine: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => norm.forward(conv.forward(input)).relu_();

    public string Export(OnnxGraph graph, string input) =>
        graph.Relu(graph.InstanceNorm(conv.Export(graph, input), norm.weight!, norm.bias!, Epsilon));
}
