namespace TDGan.Inference.Crops;

/// <summary>An axis-aligned box in pixels of the upright image (EXIF orientation applied); x to the right, y down.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, above 0.</param>
/// <param name="Height">Height, above 0.</param>
public readonly record struct FaceBox(float X, float Y, float Width, float Height)
{
    /// <summary>No side of a picture that is read is longer.</summary>
    public const int LargestSide = 65535;

    /// <summary>The box that covers a whole picture.</summary>
    public static FaceBox Whole(int width, int height) => new(0, 0, width, height);

    /// <summary>Right edge.</summary>
    public float Right => X + Width;

    /// <summary>Bottom edge.</summary>
    public float Bottom => Y + Height;

    /// <summary>The part that lies inside a picture; without an area where none does.</summary>
    public FaceBox ClippedTo(int width, int height)
    {
        (float left, float top) = (Math.Clamp(X, 0, width), Math.Clamp(Y, 0, height));
        return new FaceBox(left, top, Math.Clamp(Right, 0, width) - left, Math.Clamp(Bottom, 0, height) - top);
    }

    /// <summary>Intersection over union, 0-1.</summary>
    public float OverlapWith(FaceBox other)
    {
        float across = Math.Min(Right, other.Right) - Math.Max(X, other.X);
        float down = Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y);
        float shared = Math.Max(0, across) * Math.Max(0, down);
        return shared == 0 ? 0 : shared / ((Width * Height) + (other.Width * other.Height) - shared);
    }
}
