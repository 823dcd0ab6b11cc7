using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;

namespace TDGan.Training.TwoBranch;

/// <summary>Exported weights that a run starts from.</summary>
/// <param name="Repository">The model repository.</param>
/// <param name="Parts">Model folders that are taken, of <see cref="AllParts"/>; the other networks start from chance.</param>
internal sealed record StartingWeights(string Repository, IReadOnlyList<string> Parts)
{
    private const int DigestCharacters = 12;

    /// <summary>The three folders that a run exports.</summary>
    public static IReadOnlyList<string> AllParts { get; } = [ModelNames.ExpressionBranch, ModelNames.FaceBranch, ModelNames.Decoder];

    /// <summary>Everything that was exported.</summary>
    public static StartingWeights All(string repository) => new(repository, AllParts);

    /// <summary>The models in words, such as "decoder 1 (bd9e24b39d79)": name, version and the start of the graph's digest.</summary>
    /// <exception cref="ModelFolderException">One of them is not there or damaged.</exception>
    public string Describe() => string.Join(", ", Parts.Select(part => Describe(Path.Combine(Repository, part))));

    /// <summary>Whether a folder is taken.</summary>
    public bool Has(string part) => Parts.Contains(part);

    private static string Describe(string model)
    {
        ModelManifest manifest = ModelFolder.Open(ModelRepositoryFolder.HighestVersion(model)).Manifest;
        return $"{manifest.Name} {manifest.Version} ({manifest.Files[ModelFolder.ModelFileName][..DigestCharacters]})";
    }
}
