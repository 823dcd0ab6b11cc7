using System.Runtime.Intrinsics;
using SkiaSharp;
using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>
/// Makes the picture of a transfer at the photo's own size and in its colour: the decoder's motion moves the photo's pixels, so that they stay as
/// sharp as they are, and its light is taken inside the mouth alone. Faded out towards the edge of the crop; pixels that neither move nor change
/// keep their bytes, and nothing outside the crop is touched.
/// </summary>
internal static class PhotoComposer
{
    // Less than this moves no byte of any photo, in pixels.
    private const float LeastMotion = 1 / 512f;

    /// <param name="picture">RGBA 8888, changed in place.</param>
    /// <param name="frame">Where the crop lies, in pixels of <paramref name="picture"/>.</param>
    /// <param name="side">S.</param>
    /// <param name="parts">What the decoder made of the crop.</param>
    /// <param name="landmarks">The face's five landmarks, or none.</param>
    public static void Compose(SKBitmap picture, CropFrame frame, int side, FaceParts parts, IReadOnlyList<FaceLandmark> landmarks)
    {
        FaceTurn turn = FaceTurn.Of(landmarks);
        var field = new ComposedField(
            MotionField.Create(parts, turn),
            LightField.Create(parts, frame, side, landmarks),
            frame,
            side,
            parts.Mesh is { } mesh ? new MeshField(mesh) : null);
        Compose(picture, field);
    }

    private static void Compose(SKBitmap picture, ComposedField field)
    {
        (CropFrame frame, int side) = (field.Frame, FieldMap.Side);
        SKRectI area = AreaOf(picture, frame, side);
        if (area.IsEmpty)
        {
            return;
        }

        PhotoRegion source = PhotoRegion.Copy(picture, area);
        Span<byte> pixels = picture.GetPixelSpan();
        (double stepU, double stepV) = (frame.StepX / frame.Scale / frame.Scale / side, -frame.StepY / frame.Scale / frame.Scale / side);
        for (int y = area.Top; y < area.Bottom; y++)
        {
            (double firstU, double firstV) = frame.ToCrop(area.Left + 0.5, y + 0.5);
            Span<byte> row = pixels.Slice((y * picture.RowBytes) + (area.Left * PhotoRegion.Channels), area.Width * PhotoRegion.Channels);
            for (int x = 0; x < area.Width; x++)
            {
                Vector128<float> change = field.At((float)((firstU / side) + (x * stepU)), (float)((firstV / side) + (x * stepV)));
                Compose(row.Slice(x * PhotoRegion.Channels, PhotoRegion.Channels), change, source, x, y - area.Top);
            }
        }
    }

    /// <summary>The pixels of a picture that a crop covers.</summary>
    public static SKRectI AreaOf(SKBitmap picture, CropFrame frame, int side)
    {
        (double left, double top, double right, double bottom) = frame.Bounds(side);
        var area = new SKRectI(
            (int)Math.Floor(Math.Max(left, 0)),
            (int)Math.Floor(Math.Max(top, 0)),
            (int)Math.Ceiling(Math.Min(right, picture.Width)),
            (int)Math.Ceiling(Math.Min(bottom, picture.Height)));
        return area.Width > 0 && area.Height > 0 ? area : SKRectI.Empty;
    }

    private static void Compose(Span<byte> pixel, Vector128<float> change, PhotoRegion source, int x, int y)
    {
        (float moveX, float moveY, float light) = (change[0], change[1], change[2]);
        if (Math.Abs(moveX) < LeastMotion && Math.Abs(moveY) < LeastMotion && light == 0)
        {
            return;
        }

        Span<float> colour = stackalloc float[PhotoRegion.Channels];
        source.Read(x + moveX, y + moveY).CopyTo(colour);
        LightField.Apply(colour, light);
        for (int i = 0; i < PhotoRegion.Channels; i++)
        {
            pixel[i] = (byte)Math.Clamp(MathF.Round(colour[i]), 0, 255);
        }
    }
}
