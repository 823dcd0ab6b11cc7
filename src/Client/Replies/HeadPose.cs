namespace TDGan.Client.Replies;

/// <summary>How a head is held, in degrees as one looks at the picture.</summary>
/// <param name="Yaw">-90 to 90; positive where the nose points to the right of the picture.</param>
/// <param name="Pitch">-180 to 180; positive where the face looks up.</param>
/// <param name="Roll">-180 to 180; positive where the head leans clockwise.</param>
public sealed record HeadPose(float Yaw, float Pitch, float Roll);
