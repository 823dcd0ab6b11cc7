namespace TDGan.Api.Replies;

/// <summary>The generated picture with what belongs to it.</summary>
internal sealed record TransferReply
{
    /// <summary>Sortable id of this answer.</summary>
    public required string Id { get; init; }

    /// <summary>The model that generated the picture.</summary>
    public required ModelReply Model { get; init; }

    /// <summary>Seed of the noise: the same inputs, options, seed and model give the same bytes.</summary>
    public required uint Seed { get; init; }

    /// <summary>The face that was taken, or the first of several, in pixels of the upright face picture.</summary>
    public required BoxReply FaceBox { get; init; }

    /// <summary>How that head is held; absent where no model gives a mesh.</summary>
    public PoseReply? FacePose { get; init; }

    /// <summary>Every face that was taken, where there are several.</summary>
    public IReadOnlyList<BoxReply>? FaceBoxes { get; init; }

    /// <summary>The generated picture; absent with expressionLabel=all.</summary>
    public GeneratedImageReply? Image { get; init; }

    /// <summary>A picture for each label; only with expressionLabel=all.</summary>
    public IReadOnlyList<LabelledPictureReply>? Images { get; init; }

    /// <summary>What the recogniser reads in the picture; only with verify=true.</summary>
    public VerificationReply? Verification { get; init; }

    /// <summary>What makes the answer less reliable.</summary>
    public required IReadOnlyList<WarningReply> Warnings { get; init; }

    /// <summary>Where the time went.</summary>
    public required TimingsReply Timings { get; init; }
}
