using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TDGan.Training.Loops;

/// <summary>A network that learns by AdamW, with the moving average of its weights in a twin, and the three files that a checkpoint holds of them.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class AveragedNetwork<TNetwork> : IDisposable
    where TNetwork : nn.Module
{
    private readonly CheckpointFiles _files;
    private readonly AdamW _optimizer;

    /// <param name="create">Makes the network with its starting weights; called twice, after the seed was set.</param>
    /// <param name="files">Names of the files in a checkpoint.</param>
    /// <param name="learningRate">First learning rate.</param>
    /// <param name="weightDecay">Decoupled decay of kernels and matrices.</param>
    /// <param name="emaDecay">Decay of the average, 0-1.</param>
    public AveragedNetwork(Func<TNetwork> create, CheckpointFiles files, double learningRate, double weightDecay, double emaDecay)
    {
        _files = files;
        Network = create();
        Average = create();
        MovingAverage = new WeightAverage(Network, Average, emaDecay);
        _optimizer = AdamWFactory.Create(Network, learningRate, weightDecay);
    }

    /// <summary>The network that is trained.</summary>
    public TNetwork Network { get; }

    /// <summary>Its twin in evaluation mode, which is measured and exported.</summary>
    public TNetwork Average { get; }

    /// <summary>What moves <see cref="Average"/> after a step.</summary>
    public WeightAverage MovingAverage { get; }

    /// <summary>Both networks.</summary>
    public IEnumerable<nn.Module> Both => [Network, Average];

    /// <summary>Sets the learning rate of the next step.</summary>
    public void SetLearningRate(double rate) => _optimizer.SetLearningRate(rate);

    /// <summary>Moves the network down the gradient of a loss.</summary>
    /// <param name="loss">A scalar.</param>
    /// <param name="maxGradientNorm">Longer gradients are shortened to this norm; null leaves them.</param>
    public void Minimize(Tensor loss, double? maxGradientNorm = null)
    {
        _optimizer.zero_grad();
        loss.backward();
        if (maxGradientNorm is { } norm)
        {
            nn.utils.clip_grad_norm_(Network.parameters(), norm);
        }

        _optimizer.step();
    }

    /// <summary>Writes weights, average and optimizer.</summary>
    public void Save(string folder)
    {
        Network.save(Path.Combine(folder, _files.Weights));
        Average.save(Path.Combine(folder, _files.Average));
        _optimizer.save_state_dict(Path.Combine(folder, _files.Optimizer));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Restore(string folder)
    {
        Network.load(Path.Combine(folder, _files.Weights));
        Average.load(Path.Combine(folder, _files.Average));
        _optimizer.load_state_dict(Path.Combine(folder, _files.Optimizer));
    }

    /// <summary>Takes the averaged weights of a checkpoint; the optimizer starts anew.</summary>
    public void StartFrom(string folder)
    {
        Network.load(Path.Combine(folder, _files.Average));
        MovingAverage.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        Network.Dispose();
        Average.Dispose();
    }
}
