using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>
/// A residual block whose inner map is scaled and shifted by channel according to the expression (FiLM, Perez et al., AAAI 2018):
/// ReLU(x + conv(ReLU((1 + g(e)) * conv(x) + b(e)))). Keeps [N, C, H, W]; e is [N, E].
/// </summary>
internal sealed class ModulatedBlock : Module<Tensor, Tensor, Tensor>
{
    private readonly Convolution first;
    private readonly Convolution second;
    private readonly Linear modulation;
    private readonly long channels;

    public ModulatedBlock(long channels, long expressionChannels)
        : base(nameof(ModulatedBlock))
    {
        this.channels = channels;
        first = new Convolution(channels, channels, kernel: 3, bias: true, rectified: true);
        second = new Convolution(channels, channels, kernel: 3, bias: true, rectified: true);
        modulation = Linear(expressionChannels, 2 * channels);
        RegisterComponents();
        init.zeros_(second.Weight);
    }

    public override Tensor forward(Tensor input, Tensor expression)
    {
        Tensor coefficients = modulation.forward(expression).to(input.dtype).view(-1, 2 * channels, 1, 1);
        Tensor hidden = first.forward(input);
        hidden = (hidden * (coefficients.narrow(1, 0, channels) + 1)) + coefficients.narrow(1, channels, channels);
        return (input + second.forward(hidden.relu_())).relu_();
    }

    /// <summary>Adds the block's operators.</summary>
    /// <param name="graph">The graph that grows.</param>
    /// <param name="input">Name of the map.</param>
    /// <param name="expression">Name of the expression vector, [N, E].</param>
    public string Export(OnnxGraph graph, string input, string expression)
    {
        string coefficients = graph.AsMap(graph.Linear(expression, modulation.weight!, modulation.bias!), 2 * channels);
        string scale = graph.Add(graph.ChannelSlice(coefficients, 0, channels), graph.Scalar(1));
        string shift = graph.ChannelSlice(coefficients, channels, 2 * channels);
        string hidden = graph.Add(graph.Multiply(first.Export(graph, input), scale), shift);
        return graph.Relu(graph.Add(input, second.Export(graph, graph.Relu(hidden))));
    }
}
