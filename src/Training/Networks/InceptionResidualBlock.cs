using TDGan.Training.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// ReLU(0.17 y + x) with y the concatenation of a 1x1, a 1x1-3x3 and a 1x1-3x3-3x3 branch (all Conv-IN), mapped back by a 1x1
/// convolution with bias and without norm. Keeps [N, C, H, W].
/// </summary>
internal sealed class InceptionResidualBlock : Module<Tensor, Tensor>, IOnnxExportable
{
    private const float ResidualScale = 0.17f;

    private readonly ConvInstanceNorm branch0;
    private readonly ConvInstanceNorm branch1Reduce;
    private readonly ConvInstanceNorm branch1Conv;
    private readonly ConvInstanceNorm branch2Reduce;
    private readonly ConvInstanceNorm branch2Conv1;
    private readonly ConvInstanceNorm branch2Conv2;
    private readonly Convolution project;

    /// <param name="channels">C of input and output.</param>
    /// <param name="branchChannels">Channels of each of the three branches.</param>
    public InceptionResidualBlock(long channels, long branchChannels)
        : base(nameof(InceptionResidualBlock))
    {
        branch0 = new ConvInstanceNorm(channels, branchChannels, kernel: 1);
        branch1Reduce = new ConvInstanceNorm(channels, branchChannels, kernel: 1);
        branch1Conv = new ConvInstanceNorm(branchChannels, branchChannels, kernel: 3);
        branch2Reduce = new ConvInstanceNorm(channels, branchChannels, kernel: 1);
        branch2Conv1 = new ConvInstanceNorm(branchChannels, branchChannels, kernel: 3);
        branch2Conv2 = new ConvInstanceNorm(branchChannels, branchChannels, kernel: 3);
        project = new Convolution(3 * branchChannels, channels, kernel: 1, bias: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor y0 = branch0.forward(input);
        Tensor y1 = branch1Conv.forward(branch1Reduce.forward(input));
        Tensor y2 = branch2Conv2.forward(branch2Conv1.forward(branch2Reduce.forward(input)));
        return functional.relu(ResidualScale * project.forward(cat([y0, y1, y2], 1)) + input);
    }

    public string Export(OnnxGraph graph, string input)
    {
        string y0 = branch0.Export(graph, input);
        string y1 = branch1Conv.Export(graph, branch1Reduce.Export(graph, input));
        string y2 = branch2Conv2.Export(graph, branch2Conv1.Export(graph, branch2Reduce.Export(graph, input)));
        string scaled = graph.Multiply(project.Export(graph, graph.Concat(y0, y1, y2)), graph.Scalar(ResidualScale));
        return graph.Relu(graph.Add(scaled, input));
    }
}
