using System.Collections.Immutable;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>Models that are served together; a change makes a new set.</summary>
/// <param name="Versions">By name; the version that serves comes first, then others that were asked for.</param>
internal sealed record ModelSet(ImmutableSortedDictionary<string, ImmutableArray<ServedModel>> Versions)
{
    /// <summary>No models.</summary>
    public static ModelSet Empty { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<ServedModel>>(StringComparer.Ordinal));

    /// <summary>Every model, by name.</summary>
    public IEnumerable<ServedModel> All => Versions.Values.SelectMany(versions => versions);

    /// <summary>Whether everything that the service needs is there.</summary>
    public bool IsComplete => ModelNames.Required.All(Versions.ContainsKey);

    /// <summary>The model of that name and version, or null.</summary>
    /// <param name="name">Folder name.</param>
    /// <param name="version">Null for the version that serves.</param>
    public ServedModel? Find(string name, string? version = null) => Versions.TryGetValue(name, out ImmutableArray<ServedModel> versions)
        ? version is null ? versions[0] : versions.FirstOrDefault(model => model.Identity.Version == version)
        : null;

    /// <summary>This set with other models in the place of those names; an empty list takes a name out.</summary>
    public ModelSet With(IEnumerable<KeyValuePair<string, ImmutableArray<ServedModel>>> changes)
    {
        ImmutableSortedDictionary<string, ImmutableArray<ServedModel>>.Builder next = Versions.ToBuilder();
        foreach ((string name, ImmutableArray<ServedModel> versions) in changes)
        {
            next.Remove(name);
            if (!versions.IsEmpty)
            {
                next.Add(name, versions);
            }
        }

        return new ModelSet(next.ToImmutable());
    }
}
