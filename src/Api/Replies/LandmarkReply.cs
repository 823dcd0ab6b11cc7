using TDGan.Inference.Crops;

namespace TDGan.Api.Replies;

/// <summary>One landmark in pixels of the upright image.</summary>
internal sealed record LandmarkReply
{
    /// <summary>Which one; left and right are the subject's.</summary>
    public required FaceLandmarkType Type { get; init; }

    /// <summary>To the right.</summary>
    public required float X { get; init; }

    /// <summary>Down.</summary>
    public required float Y { get; init; }

    public static LandmarkReply From(FaceLandmark landmark) => new() { Type = landmark.Type, X = landmark.X, Y = landmark.Y };
}
