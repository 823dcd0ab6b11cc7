namespace TDGan.Client.Replies;

/// <summary>A rectangle.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">To the right.</param>
/// <param name="Height">Downward.</param>
public sealed record Box(float X, float Y, float Width, float Height);
