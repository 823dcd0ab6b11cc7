namespace TDGan.Api.Replies;

/// <summary>The pictures of an interpolation with what belongs to them.</summary>
internal sealed record InterpolationReply
{
    /// <summary>Sortable id of this answer.</summary>
    public required string Id { get; init; }

    /// <summary>The model that generated the pictures.</summary>
    public required ModelReply Model { get; init; }

    /// <summary>Seed of the noise: the same inputs, options, seed and model give the same bytes.</summary>
    public required uint Seed { get; init; }

    /// <summary>The face that was taken from the first face picture, in pixels of that upright picture.</summary>
    public required BoxReply FaceBox { get; init; }

    /// <summary>How that head is held; absent where no model gives a mesh.</summary>
    public PoseReply? FacePose { get; init; }

    /// <summary>The pictures from the first end to the last.</summary>
    public required IReadOnlyList<InterpolationFrameReply> Frames { get; init; }

    /// <summary>What makes the answer less reliable.</summary>
    public required IReadOnlyList<WarningReply> Warnings { get; init; }

    /// <summary>Where the time went.</summary>
    public required TimingsReply Timings { get; init; }
}
