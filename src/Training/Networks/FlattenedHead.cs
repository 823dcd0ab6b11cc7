using TDGan.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Networks;

/// <summary>The paper's head: flatten, dropout .5, linear 1024 ReLU, dropout .5, linear 1024 ReLU, linear to the classes.</summary>
internal sealed class FlattenedHead : ClassifierHead
{
    private const double DropoutProbability = 0.5;
    private const double InitialDeviation = 0.02;

    private readonly Dropout dropout;
    private readonly Linear first;
    private readonly Linear second;
    private readonly Linear output;

    /// <param name="inputs">C x h x w of the code.</param>
    /// <param name="hidden">Width of the two hidden layers.</param>
    /// <param name="classes">Number of logits.</param>
    public FlattenedHead(long inputs, long hidden, long classes)
        : base(nameof(FlattenedHead))
    {
        dropout = Dropout(DropoutProbability);
        first = Linear(inputs, hidden);
        second = Linear(hidden, hidden);
        output = Linear(hidden, classes);
        foreach (Linear layer in new[] { first, second, output })
        {
            init.normal_(layer.weight!, 0, InitialDeviation);
            init.zeros_(layer.bias!);
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor code)
    {
        Tensor x = functional.relu(first.forward(dropout.forward(code.flatten(1))));
        return output.forward(functional.relu(second.forward(dropout.forward(x))));
    }

    public override string Export(OnnxGraph graph, string input)
    {
        string x = graph.Relu(graph.Linear(graph.Flatten(input), first.weight!, first.bias!));
        x = graph.Relu(graph.Linear(x, second.weight!, second.bias!));
        return graph.Linear(x, output.weight!, output.bias!);
    }
}
