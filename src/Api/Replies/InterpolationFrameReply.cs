namespace TDGan.Api.Replies;

/// <summary>One picture of an interpolation.</summary>
internal sealed record InterpolationFrameReply
{
    /// <summary>Where it lies between the ends, 0-1.</summary>
    public required float Position { get; init; }

    /// <summary>The generated picture, a PNG.</summary>
    public required GeneratedImageReply Image { get; init; }
}
