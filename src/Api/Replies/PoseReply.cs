using TDGan.Inference.Crops;

namespace TDGan.Api.Replies;

/// <summary>How a head is held, in degrees as one looks at the picture.</summary>
internal sealed record PoseReply
{
    /// <summary>-90 to 90; positive where the nose points to the right of the picture.</summary>
    public required float Yaw { get; init; }

    /// <summary>-180 to 180; positive where the face looks up.</summary>
    public required float Pitch { get; init; }

    /// <summary>-180 to 180; positive where the head leans clockwise.</summary>
    public required float Roll { get; init; }

    public static PoseReply? From(HeadPose? pose) =>
        pose is { } known ? new() { Yaw = known.Yaw, Pitch = known.Pitch, Roll = known.Roll } : null;
}
