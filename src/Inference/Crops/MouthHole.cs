using SkiaSharp;

namespace TDGan.Inference.Crops;

/// <summary>
/// What a mouth painter sees: the square about a mouth, turned as the eyes are, and in it the hole between the inner lips, which is to be
/// filled. Training and serving cut out by this one rule.
/// </summary>
public static class MouthHole
{
    /// <summary>Pixels of a side of the square.</summary>
    public const int Side = 96;

    // In distances of the eyes and of the corners of the mouth; a head that is turned away narrows the first.
    private const float SidesPerEyeDistance = 1.4f;
    private const float SidesPerMouth = 1.5f;
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>Luminance in the hole before it is filled: a mouth is darker than skin.</summary>
    public const float EvenLevel = 0.3f;

    /// <summary>Pixels by which the hole is widened before it is made even: the edge of the lips belongs to what is painted.</summary>
    public const int EvenReach = 1;

    /// <summary>Pixels by which the hole is widened where it is filled.</summary>
    public const int FilledReach = 2;

    private static readonly (int Lower, int Upper) Middles =
        (FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 5), FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, 15));

    private static readonly int[] InnerLips = [.. FaceMeshTopology.IndicesOf(FaceMeshGroup.InnerLips)];
    private static readonly int RightCorner = FaceMeshTopology.IndexOf(FaceMeshGroup.RightEye, 0);
    private static readonly int LeftCorner = FaceMeshTopology.IndexOf(FaceMeshGroup.LeftEye, 0);

    /// <summary>Where the square lies.</summary>
    /// <param name="mesh">x, y, z of the points of <see cref="FaceMeshTopology"/> in pixels of the picture.</param>
    public static CropFrame FrameOf(ReadOnlySpan<float> mesh)
    {
        (float x, float y) = Middle(mesh, InnerLips);
        (float rightX, float rightY) = Middle(mesh, FaceMeshTopology.FiveLandmarks[0].AsSpan());
        (float leftX, float leftY) = Middle(mesh, FaceMeshTopology.FiveLandmarks[1].AsSpan());
        (float cornerRightX, float cornerRightY) = Middle(mesh, FaceMeshTopology.FiveLandmarks[3].AsSpan());
        (float cornerLeftX, float cornerLeftY) = Middle(mesh, FaceMeshTopology.FiveLandmarks[4].AsSpan());
        float eyes = float.Hypot(leftX - rightX, leftY - rightY);
        float mouth = float.Hypot(cornerLeftX - cornerRightX, cornerLeftY - cornerRightY);
        float turn = MathF.Atan2(
            mesh[(LeftCorner * Axes) + 1] - mesh[(RightCorner * Axes) + 1], mesh[LeftCorner * Axes] - mesh[RightCorner * Axes]);
        return CropFrame.About(x, y, Math.Max(SidesPerEyeDistance * eyes, SidesPerMouth * mouth), turn, Side);
    }

    /// <summary>How much of each pixel of the square lies between the inner lips, 0-1, Side x Side values.</summary>
    /// <param name="mesh">As for <see cref="FrameOf"/>.</param>
    /// <param name="frame">Where the square lies, in the same pixels.</param>
    public static float[] Mask(ReadOnlySpan<float> mesh, CropFrame frame)
    {
        using var builder = new SKPathBuilder();
        for (int i = 0; i < InnerLips.Length; i++)
        {
            (double u, double v) = frame.ToCrop(mesh[InnerLips[i] * Axes], mesh[(InnerLips[i] * Axes) + 1]);
            if (i == 0)
            {
                builder.MoveTo((float)u, (float)v);
            }
            else
            {
                builder.LineTo((float)u, (float)v);
            }
        }

        builder.Close();
        using SKPath path = builder.Detach();
        using var picture = new SKBitmap(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(picture);
        using var paint = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.Clear(SKColors.Black);
        canvas.DrawPath(path, paint);
        return [.. picture.GetPixelSpan().ToArray().Select(level => level / (float)byte.MaxValue)];
    }

    /// <summary>How far the middles of the inner lips are apart, in distances of the eyes.</summary>
    /// <param name="mesh">As for <see cref="FrameOf"/>.</param>
    public static float Opening(ReadOnlySpan<float> mesh)
    {
        (float rightX, float rightY) = Middle(mesh, FaceMeshTopology.FiveLandmarks[0].AsSpan());
        (float leftX, float leftY) = Middle(mesh, FaceMeshTopology.FiveLandmarks[1].AsSpan());
        (int lower, int upper) = (Middles.Lower * Axes, Middles.Upper * Axes);
        return float.Hypot(mesh[lower] - mesh[upper], mesh[lower + 1] - mesh[upper + 1]) / float.Hypot(leftX - rightX, leftY - rightY);
    }

    /// <summary>The largest value within a square about each pixel.</summary>
    /// <param name="mask">Side x Side values.</param>
    /// <param name="reach">Pixels to each side.</param>
    public static float[] Widen(float[] mask, int reach)
    {
        ArgumentNullException.ThrowIfNull(mask);
        float[] along = new float[mask.Length], widened = new float[mask.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            for (int x = Math.Max(0, (i % Side) - reach); x <= Math.Min(Side - 1, (i % Side) + reach); x++)
            {
                along[i] = Math.Max(along[i], mask[(i / Side * Side) + x]);
            }
        }

        for (int i = 0; i < mask.Length; i++)
        {
            for (int y = Math.Max(0, (i / Side) - reach); y <= Math.Min(Side - 1, (i / Side) + reach); y++)
            {
                widened[i] = Math.Max(widened[i], along[(y * Side) + (i % Side)]);
            }
        }

        return widened;
    }

    private static (float X, float Y) Middle(ReadOnlySpan<float> mesh, ReadOnlySpan<int> points)
    {
        (float x, float y) = (0, 0);
        foreach (int point in points)
        {
            (x, y) = (x + mesh[point * Axes], y + mesh[(point * Axes) + 1]);
        }

        return (x / points.Length, y / points.Length);
    }
}
