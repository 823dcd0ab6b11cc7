using System.Collections.Immutable;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.Batching;

/// <summary>The sizes that a model is run at; each is warmed up, so that no request pays for the first run of a size.</summary>
internal sealed class BatchSizes
{
    private readonly int[] _sizes;

    /// <param name="max">The largest of <see cref="Known"/> to use.</param>
    public BatchSizes(int max) => _sizes = [.. Known.Where(size => size <= max)];

    /// <summary>1, 2, 4, ... up to <see cref="ModelManifest.LargestRun"/>.</summary>
    public static ImmutableArray<int> Known { get; } = [1, 2, 4, 8, 16, ModelManifest.LargestRun];

    /// <summary>From small to large.</summary>
    public ReadOnlySpan<int> All => _sizes;

    /// <summary>The largest.</summary>
    public int Max => _sizes[^1];

    /// <summary>The smallest size that holds <paramref name="items"/> of 1 to <see cref="Max"/>.</summary>
    public int Containing(int items)
    {
        int i = 0;
        while (_sizes[i] < items)
        {
            i++;
        }

        return _sizes[i];
    }

    /// <summary>
    /// How many of the waiting items the next run takes: all of them padded to the next size, or as many as the size below holds, whichever
    /// costs less for each item; never a run that is predicted to take longer than <paramref name="longestRun"/>, but for a single item.
    /// </summary>
    /// <param name="available">Items at hand, 1 or more.</param>
    /// <param name="cost">What a run of each size costs.</param>
    /// <param name="longestRun">Longest predicted run.</param>
    public int Choose(int available, BatchCostModel cost, TimeSpan longestRun)
    {
        int below = _sizes[0];
        foreach (int size in _sizes)
        {
            if (size > _sizes[0] && cost.Estimate(size) > longestRun)
            {
                break;
            }

            if (size >= available)
            {
                return cost.Estimate(size) / available <= cost.Estimate(below) / below ? available : below;
            }

            below = size;
        }

        return below;
    }
}
