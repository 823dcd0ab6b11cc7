namespace TDGan.Inference.Images;

/// <summary>What an upload turned out to be.</summary>
/// <param name="Width">Pixels of the upright image.</param>
/// <param name="Height">Pixels of the upright image.</param>
/// <param name="Format">Lower-case name: jpeg, png, webp, bmp or gif.</param>
/// <param name="ExifOrientation">1-8, 1 where the file has none.</param>
public sealed record ImageInfo(int Width, int Height, string Format, int ExifOrientation)
{
    /// <summary>Whether the pixels were turned to be upright.</summary>
    public bool OrientationApplied => ExifOrientation != 1;
}
