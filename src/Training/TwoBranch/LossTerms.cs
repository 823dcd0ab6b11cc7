using static TorchSharp.torch;

namespace TDGan.Training.TwoBranch;

/// <summary>The loss terms of one step by name, unweighted, in the order in which they were computed.</summary>
internal sealed class LossTerms
{
    private readonly List<(string Name, Tensor Value)> terms = [];

    /// <summary>Notes a term and hands it on.</summary>
    public Tensor Add(string name, Tensor value)
    {
        terms.Add((name, value));
        return value;
    }

    /// <summary>The values, read once at the end of the step.</summary>
    public IReadOnlyList<(string Name, double Value)> Read() => [.. terms.Select(term => (term.Name, (double)term.Value.item<float>()))];
}
