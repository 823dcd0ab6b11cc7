using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>Mean over the code's grid, dropout, one linear layer.</summary>
internal sealed class PoolingHead : ClassifierHead
{
    private readonly Dropout dropout;
    private readonly Linear output;

    /// <param name="codeChannels">C of the code.</param>
    /// <param name="classes">Number of logits.</param>
    /// <param name="dropoutProbability">Share of pooled channels that are zeroed in training, 0-1.</param>
    public PoolingHead(long codeChannels, long classes, double dropoutProbability)
        : base(nameof(PoolingHead))
    {
        dropout = Dropout(dropoutProbability);
        output = Linear(codeChannels, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor code) => output.forward(dropout.forward(code.mean([2, 3])));

    public override string Export(OnnxGraph graph, string input) =>
        graph.Linear(graph.Flatten(graph.SpatialMean(input)), output.weight!, output.bias!);
}
