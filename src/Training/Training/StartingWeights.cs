using TDGan.Inference.ModelRepository;

namespace TDGan.Training.Training;

/// <summary>Exported weights that a run starts from.</summary>
/// <param name="Repository">The model repository.</param>
/// <param name="Parts">Model folders that are taken, of <see cref="AllParts"/>; the other networks start from chance.</param>
internal sealed record StartingWeights(string Repository, IReadOnlyList<string> Parts)
{
    /// <summary>The three folders that a run exports.</summary>
    public static IReadOnlyList<string> AllParts { get; } = [ModelNames.ExpressionBranch, ModelNames.FaceBranch, ModelNames.Decoder];

    /// <summary>Everything that was exported.</summary>
    public static StartingWeights All(string repository) => new(repository, AllParts);

    /// <summary>Whether a folder is taken.</summary>
    public bool Has(string part) => Parts.Contains(part);
}
