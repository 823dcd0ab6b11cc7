namespace TDGan.Training.Export;

/// <summary>How a code does on the trial faces.</summary>
/// <param name="Score">Mean score of the class on the low-passed results, 0-1.</param>
/// <param name="Edges">Total variation of the change, mean over pixels: a change of expression has few edges of its own.</param>
internal sealed record PrototypeTrial(float Score, float Edges)
{
    private const float ScoreThatMayBeLost = 0.1f;

    /// <summary>Whether it has fewer edges and is read nearly as well.</summary>
    public bool IsBetterThan(PrototypeTrial other) => Edges < other.Edges && Score > other.Score - ScoreThatMayBeLost;
}
