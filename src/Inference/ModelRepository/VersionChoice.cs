using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Triton;

namespace TDGan.Inference.ModelRepository;

/// <summary>Which version folders are loaded and which of them serves.</summary>
internal static class VersionChoice
{
    /// <summary>
    /// The versions that each model of a group loads, the one that serves first. The parts of one generator serve in the highest version that
    /// all of them have, so that a request never mixes two releases; a model of its own serves in its highest.
    /// </summary>
    /// <param name="group">Models that serve together, 1 or more.</param>
    /// <param name="policies">The version policy of each, by name.</param>
    /// <exception cref="ModelFolderException">There is no version that all have and their policies allow.</exception>
    public static ImmutableDictionary<string, ImmutableArray<RepositoryVersion>> Choose(
        IReadOnlyList<RepositoryModel> group, Func<RepositoryModel, VersionPolicy> policies)
    {
        ImmutableArray<int>[] allowed = [.. group.Select(model => policies(model).Allowed([.. model.Versions.Select(version => version.Number)]))];
        int[] common = [.. allowed[0].Where(number => allowed.All(numbers => numbers.Contains(number)))];
        if (common.Length == 0)
        {
            string have = string.Join("; ", group.Zip(allowed, (model, numbers) => $"{model.Name}: {string.Join(", ", numbers)}"));
            throw new ModelFolderException(string.Join(", ", group.Select(model => model.Name)), "a version that all of them have", have);
        }

        int serving = common.Max();
        return group.Zip(allowed).ToImmutableDictionary(
            pair => pair.First.Name,
            pair => pair.First.Versions
                .Where(version => policies(pair.First).Keeps(version.Number, pair.Second, serving))
                .OrderByDescending(version => version.Number == serving)
                .ToImmutableArray());
    }
}
