namespace TDGan.Api.Replies;

/// <summary>The apparent expressions of every face in a picture.</summary>
internal sealed record ExpressionsReply
{
    /// <summary>Sortable id of this answer.</summary>
    public required string Id { get; init; }

    /// <summary>The model that classified.</summary>
    public required ModelReply Model { get; init; }

    /// <summary>What the upload turned out to be.</summary>
    public required ImageReply Image { get; init; }

    /// <summary>Faces that were found; more than <see cref="Faces"/> has where <c>maxFaces</c> cut them, see the warning <c>more_faces</c>.</summary>
    public required int FacesFound { get; init; }

    /// <summary>Largest face first; empty where none was found.</summary>
    public required IReadOnlyList<FaceReply> Faces { get; init; }

    /// <summary>What makes the answer less reliable.</summary>
    public required IReadOnlyList<WarningReply> Warnings { get; init; }

    /// <summary>Where the time went.</summary>
    public required TimingsReply Timings { get; init; }
}
