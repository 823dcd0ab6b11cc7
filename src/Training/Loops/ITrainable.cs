using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>What a <see cref="TrainingLoop{TBatch}"/> trains: networks, the step that moves them, and the files that hold them.</summary>
/// <typeparam name="TBatch">What one step learns from.</typeparam>
internal interface ITrainable<TBatch>
{
    /// <summary>How long and how fast it learns.</summary>
    LoopPlan Plan { get; }

    /// <summary>Where it stands. The loop counts steps and time in it; a training adds what it must remember over a resume.</summary>
    PhaseState State { get; set; }

    /// <summary>Every network that a checkpoint holds; none is saved with a weight that is not finite.</summary>
    IEnumerable<nn.Module> Networks { get; }

    /// <summary>The moving average to update after each step, or null for none.</summary>
    WeightAverage? Average => null;

    /// <summary>The batch of a step, a pure function of step and seed; called on another thread, never twice at a time.</summary>
    TBatch Load(int step);

    /// <summary>The tensors of a batch, which the loop releases after its step.</summary>
    IEnumerable<Tensor> Tensors(TBatch batch);

    /// <summary>Sets the learning rate of every optimizer for the next step.</summary>
    void SetLearningRate(double rate);

    /// <summary>One update. TorchSharp's own generator is seeded for this step; the loop disposes what the step leaves behind.</summary>
    /// <param name="batch">What <see cref="Load"/> gave for the step.</param>
    /// <param name="step">The step, from 0.</param>
    /// <returns>The loss terms by name.</returns>
    IReadOnlyList<(string Name, double Value)> Step(TBatch batch, int step);

    /// <summary>Measures on the validation part, or draws samples, before the checkpoint of the same step is written.</summary>
    void Validate()
    {
    }

    /// <summary>Writes networks and optimizers into a checkpoint folder; the loop adds <see cref="State"/>.</summary>
    void Save(string folder);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    void Restore(string folder);

    /// <summary>Called after the last checkpoint of a training that is complete.</summary>
    void Complete()
    {
    }
}
