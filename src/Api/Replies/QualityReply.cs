using TDGan.Inference.Faces;

namespace TDGan.Api.Replies;

/// <summary>How well a face can be read.</summary>
internal sealed record QualityReply
{
    /// <summary>0-1: detail over contrast at the size that the model reads; a blurred or enlarged face is low.</summary>
    public required float Sharpness { get; init; }

    /// <summary>Shorter side of the box in pixels of the upright image.</summary>
    public required float Size { get; init; }

    public static QualityReply From(FaceQuality quality) => new() { Sharpness = quality.Sharpness, Size = quality.Size };
}
