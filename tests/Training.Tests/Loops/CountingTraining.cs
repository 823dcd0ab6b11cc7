using TDGan.Training.Loops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Loops;

/// <summary>One linear layer, changed as the test says; it remembers what the loop asked of it.</summary>
internal sealed class CountingTraining : ITrainable<int>, IDisposable
{
    private readonly Linear _network = nn.Linear(1, 1);

    public CountingTraining(LoopPlan plan)
    {
        Plan = plan;
        State = new PhaseState { Phase = plan.Phase };
        Average = new WeightAverage(_network, Averaged, decay: 0);
    }

    /// <summary>Equal to the layer after each update of the average, since that remembers nothing.</summary>
    public Linear Averaged { get; } = nn.Linear(1, 1);

    public WeightAverage Average { get; }

    /// <summary>What the loop asked, in its order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Learning rate and first random number of each step.</summary>
    public List<(double Rate, float Random)> Steps { get; } = [];

    /// <summary>The loss of a step.</summary>
    public Func<int, double> Loss { get; init; } = step => step;

    /// <summary>Called in each step with the layer.</summary>
    public Action<nn.Module, int> Change { get; init; } = (_, _) => { };

    public bool Gains { get; init; }

    public LoopPlan Plan { get; }

    public PhaseState State { get; set; }

    public IEnumerable<nn.Module> Networks => [_network];

    private double Rate { get; set; }

    public int Load(int step) => step;

    public IEnumerable<Tensor> Tensors(int batch) => [];

    public void SetLearningRate(double rate) => Rate = rate;

    public IReadOnlyList<(string Name, double Value)> Step(int batch, int step)
    {
        Assert.Equal(step, batch);
        Asked.Add($"step {step}");
        Steps.Add((Rate, rand(1).item<float>()));
        using (no_grad())
        {
            Change(_network, step);
        }

        return [("loss", Loss(step))];
    }

    public void Validate()
    {
        Asked.Add($"validate {State.StepsDone}");
        State = State with { EvaluationsWithoutGain = Gains ? 0 : State.EvaluationsWithoutGain + 1 };
    }

    public void Save(string folder)
    {
        Asked.Add("save");
        File.WriteAllText(Path.Combine(folder, "network"), "weights");
    }

    public void Restore(string folder) => Asked.Add("restore");

    public void Complete() => Asked.Add("complete");

    public void Dispose()
    {
        _network.Dispose();
        Averaged.Dispose();
    }
}
