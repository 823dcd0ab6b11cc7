using System.Collections.Immutable;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>Models that are changed together: the three parts of the generator, or one model alone.</summary>
internal static class ModelGroup
{
    /// <summary>The group of a model.</summary>
    public static ImmutableArray<string> Of(string name) => ModelNames.Required.Contains(name) ? ModelNames.Required : [name];

    /// <summary>All groups of these models and of those that the service needs.</summary>
    public static IEnumerable<ImmutableArray<string>> All(IEnumerable<string> names) =>
        names.Where(name => !ModelNames.Required.Contains(name)).Select(name => ImmutableArray.Create(name)).Prepend(ModelNames.Required);
}
