using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;

namespace TDGan.Training.Motion;

/// <summary>How motion is fitted; the options file of <c>motion fit</c>.</summary>
internal sealed record MotionOptions
{
    /// <summary>K, the numbers of a motion code, 4-64.</summary>
    public int Components { get; init; } = 20;

    /// <summary>Parts into which the pictures of each label are divided, 1-16.</summary>
    public int Clusters { get; init; } = 4;

    /// <summary>Least share of the votes for a label, 0-1.</summary>
    public float Agreement { get; init; } = 0.6f;

    /// <summary>Faces turned farther to a side or up are left out, degrees, 1-60.</summary>
    public float LargestTurn { get; init; } = 25;

    /// <summary>
    /// The prototypes of a label, each as weights of its mean motion and of those of its parts, the largest part first; a label that is not named
    /// takes the mean and every part. Chosen by looking at photos and on pictures that nothing is fitted to.
    /// </summary>
    public ImmutableSortedDictionary<string, float[][]> Mixes { get; init; } = ImmutableSortedDictionary<string, float[][]>.Empty;

    /// <summary>How much of the decoder's own flow and light each label takes beside; a label that is not named keeps what the manifest says.</summary>
    public ImmutableSortedDictionary<string, CompositionGains> Gains { get; init; } = ImmutableSortedDictionary<string, CompositionGains>.Empty;

    /// <exception cref="ArgumentException">An option is out of its range; the message has name and range.</exception>
    public void Check()
    {
        Require(Components is >= 4 and <= 64, "components: 4 to 64");
        Require(Clusters is >= 1 and <= 16, "clusters: 1 to 16");
        Require(Agreement is >= 0 and <= 1, "agreement: 0 to 1");
        Require(LargestTurn is >= 1 and <= 60, "largestTurn: 1 to 60");
        foreach ((string label, float[][] mixes) in Mixes)
        {
            Require(ExpressionLabels.TryParse(label, out _), $"mixes: one of {string.Join(", ", ExpressionLabels.All)}, not {label}");
            Require(mixes.All(mix => mix.Length <= Clusters + 1), $"mixes.{label}: at most {Clusters + 1} weights, the mean's and one for each part");
        }
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }
}
