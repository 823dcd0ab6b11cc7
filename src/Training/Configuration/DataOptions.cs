namespace TDGan.Training.Configuration;

/// <summary>Where pictures come from.</summary>
public sealed record DataOptions
{
    /// <summary>Pictures of each split at most, 0 for all; for trials.</summary>
    public int MaxExpressionPictures { get; init; }

    /// <summary>Faces at most, 0 for all; for trials.</summary>
    public int MaxFaces { get; init; }
}
