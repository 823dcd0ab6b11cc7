namespace TDGan.Client.Replies;

/// <summary>What a picture was.</summary>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">Pixels, upright.</param>
/// <param name="Format">Such as <c>jpeg</c>.</param>
/// <param name="ExifOrientation">1-8; 1 where it has none.</param>
/// <param name="OrientationApplied">Whether it was turned upright.</param>
public sealed record ImageInfo(int Width, int Height, string Format, int ExifOrientation, bool OrientationApplied);
