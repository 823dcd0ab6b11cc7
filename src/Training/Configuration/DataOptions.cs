namespace TDGan.Training.Configuration;

/// <summary>Where pictures come from. A source is <c>kind=path</c>, a kind of <c>tdgan datasets inspect</c>; a relative path is below the data folder.</summary>
public sealed record DataOptions
{
    /// <summary>The expression pictures.</summary>
    public string Expressions { get; init; } = "ferplus=ferplus";

    /// <summary>
    /// Further expression pictures that only the expression phase trains on, such as <c>soft-labels=student/faces</c>; several are separated by
    /// semicolons, none by default. They neither validate nor count as the prior.
    /// </summary>
    public string AddedExpressions { get; init; } = string.Empty;

    /// <summary>Share of the drawn pictures that comes from <see cref="AddedExpressions"/>, 0-0.9.</summary>
    public double AddedShare { get; init; } = 0.3;

    /// <summary>The faces of the face branch, with identities where the set has them.</summary>
    public string Faces { get; init; } = "lfw=lfw";

    /// <summary>Share of the training pictures that chooses between models where the set has no validation split, 0.01-0.5.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Whether a missing or damaged file is an error; else it is named and left out.</summary>
    public bool Strict { get; init; }

    /// <summary>Pictures of each split at most, 0 for all; for trials.</summary>
    public int MaxExpressionPictures { get; init; }

    /// <summary>Faces at most, 0 for all; for trials.</summary>
    public int MaxFaces { get; init; }
}
