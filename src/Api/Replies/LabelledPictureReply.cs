using TDGan.Inference.Expressions;

namespace TDGan.Api.Replies;

/// <summary>One picture of a transfer to all labels.</summary>
internal sealed record LabelledPictureReply
{
    /// <summary>What it was to show.</summary>
    public required Expression Label { get; init; }

    /// <summary>The generated picture.</summary>
    public required GeneratedImageReply Image { get; init; }

    /// <summary>What the recogniser reads in it; only with verify=true.</summary>
    public VerificationReply? Verification { get; init; }
}
