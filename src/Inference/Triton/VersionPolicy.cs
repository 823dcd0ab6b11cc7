using System.Collections.Immutable;

namespace TDGan.Inference.Triton;

/// <summary>Triton's <c>version_policy</c>: which version folders of a model are loaded. Exactly one of the three is set.</summary>
/// <param name="LatestCount">The highest so many, 1 or more.</param>
/// <param name="IsAll">Every one.</param>
/// <param name="Specific">These.</param>
public sealed record VersionPolicy(int? LatestCount, bool IsAll, ImmutableArray<int> Specific)
{
    /// <summary>What a model without a policy gets: its highest version.</summary>
    public static VersionPolicy Default { get; } = new(1, IsAll: false, []);

    /// <summary>
    /// The versions that may serve, of those there are. <c>latest</c> allows all of them here: a generator serves in the highest version that its
    /// three parts share, which need not be the highest of each.
    /// </summary>
    internal ImmutableArray<int> Allowed(ImmutableArray<int> there) =>
        Specific.IsEmpty ? there : [.. there.Where(number => Specific.Contains(number))];

    /// <summary>Whether a version is loaded where <paramref name="serving"/> serves.</summary>
    internal bool Keeps(int number, ImmutableArray<int> allowed, int serving) => LatestCount is { } count
        ? allowed.Where(version => version <= serving).OrderDescending().Take(count).Contains(number)
        : allowed.Contains(number);
}
