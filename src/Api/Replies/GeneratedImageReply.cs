using TDGan.Inference.Images;

namespace TDGan.Api.Replies;

/// <summary>A generated picture.</summary>
internal sealed record GeneratedImageReply
{
    /// <summary>The encoded picture in base64.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>How it is encoded.</summary>
    public required GeneratedImageFormat Format { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }
}
