using System.Collections.Immutable;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>Dimensions of a tensor that a request announces, each 1 or more, with a product that fits.</summary>
internal sealed record TensorShape
{
    private const int HighestRank = 8;

    /// <summary>Dimensions, the batch first.</summary>
    public required ImmutableArray<int> Sides { get; init; }

    /// <summary>Their product, 1 or more.</summary>
    public required int Count { get; init; }

    /// <summary>Checks what the request says. Nothing is allocated by it.</summary>
    /// <param name="tensor">Name, for the problem.</param>
    /// <param name="sides">As given: negative, zero, huge.</param>
    public static TensorShape Read(string tensor, IReadOnlyList<long> sides)
    {
        if (sides.Count is < 1 or > HighestRank || sides.Any(side => side is < 1 or > int.MaxValue))
        {
            throw InferenceProblems.InvalidTensor(tensor, $"a shape of 1 to {HighestRank} dimensions, each at least 1");
        }

        long count = 1;
        foreach (long side in sides)
        {
            // Both factors are below 2^31, so that the product cannot overflow 64 bits before it is looked at.
            count *= side;
            if (count > Array.MaxLength)
            {
                throw InferenceProblems.InvalidTensor(tensor, "a shape of fewer elements");
            }
        }

        return new TensorShape { Sides = [.. sides.Select(side => (int)side)], Count = (int)count };
    }
}
