using static TorchSharp.torch;

namespace TDGan.Training.Data;

/// <summary>Expression pictures of one split in memory. Owns its tensors.</summary>
/// <param name="pixels">[N, 1, S, S], bytes 0-255, cut and resized by the shared rules.</param>
/// <param name="targets">[N, 7], the share of votes for each expression; rows sum to 1.</param>
/// <param name="majority">N indices of the majority label, -1 where a picture has none.</param>
internal sealed class ExpressionSamples(Tensor pixels, Tensor targets, int[] majority) : IDisposable
{
    /// <summary>[N, 1, S, S], bytes 0-255.</summary>
    public Tensor Pixels { get; } = pixels;

    /// <summary>[N, 7], the share of votes.</summary>
    public Tensor Targets { get; } = targets;

    /// <summary>Majority labels, -1 for none.</summary>
    public IReadOnlyList<int> Majority { get; } = majority;

    /// <summary>N.</summary>
    public int Count => Majority.Count;

    /// <summary>How many of the last pictures were added to the set's own (<c>DataOptions.AddedExpressions</c>).</summary>
    public int Added { get; init; }

    /// <summary>A copy of these pictures and further ones behind them.</summary>
    public ExpressionSamples With(params ExpressionSamples[] added) => new(
        cat([Pixels, .. added.Select(part => part.Pixels)]),
        cat([Targets, .. added.Select(part => part.Targets)]),
        [.. Majority, .. added.SelectMany(part => part.Majority)])
    {
        Added = Added + added.Sum(part => part.Count),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Targets.Dispose();
    }
}
