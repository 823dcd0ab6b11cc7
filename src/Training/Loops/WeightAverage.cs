using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TDGan.Training.Loops;

/// <summary>
/// An exponential moving average of a network's weights and statistics, held in a twin network that evaluates, exports and samples.
/// </summary>
/// <remarks>The decay is min(d, (1 + t) / (10 + t)) at update t, so that early averages do not lag behind.</remarks>
internal sealed class WeightAverage
{
    private readonly List<(Tensor Source, Tensor Average)> pairs = [];
    private readonly double decay;

    /// <param name="source">The network that is trained.</param>
    /// <param name="average">Its twin; gets the same weights now and stays in evaluation mode.</param>
    /// <param name="decay">d, 0-1.</param>
    public WeightAverage(Module source, Module average, double decay)
    {
        this.decay = decay;
        Dictionary<string, Tensor> targets = average.state_dict();
        foreach ((string key, Tensor value) in source.state_dict())
        {
            pairs.Add((value, targets[key]));
        }

        Reset();
        average.eval();
    }

    /// <summary>Makes the average equal to the network, after its weights were read from elsewhere.</summary>
    public void Reset()
    {
        using var gradients = no_grad();
        foreach ((Tensor source, Tensor average) in pairs)
        {
            average.copy_(source);
        }
    }

    /// <summary>Moves the average towards the source after optimizer step <paramref name="update"/>, counted from 0.</summary>
    public void Update(int update)
    {
        double d = Math.Min(decay, (1.0 + update) / (10.0 + update));
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        foreach ((Tensor source, Tensor average) in pairs)
        {
            if (average.is_floating_point())
            {
                // A lerp keeps equal weights bit by bit, so that a frozen part stays frozen in the average too.
                average.lerp_(source, 1 - d);
            }
            else
            {
                average.copy_(source);
            }
        }
    }
}
