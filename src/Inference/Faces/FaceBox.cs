namespace TDGan.Inference.Faces;

/// <summary>An axis-aligned box in pixels of the upright image (EXIF orientation applied); x to the right, y down.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, above 0.</param>
/// <param name="Height">Height, above 0.</param>
public readonly record struct FaceBox(float X, float Y, float Width, float Height)
{
    /// <summary>The box that covers a whole picture.</summary>
    public static FaceBox Whole(int width, int height) => new(0, 0, width, height);
}
