namespace TDGan.Client.Replies;

/// <summary>One point of a face.</summary>
/// <param name="Type">Such as <c>leftEye</c>; left is the subject's.</param>
/// <param name="X">Pixels of the upright image.</param>
/// <param name="Y">Pixels of the upright image.</param>
public sealed record Landmark(string Type, float X, float Y);
