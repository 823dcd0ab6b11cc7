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
        SKRectI area = AreaOf(picture, frame, side);
        if (area.IsEmpty)
        {
            return;
        }

        var face = new Face(frame, side, MotionField.Create(parts, FaceTurn.Of(landmarks)), MouthLight.Create(parts, frame, side, landmarks));
        PhotoRegion source = PhotoRegion.Copy(picture, area);
        Span<byte> pixels = picture.GetPixelSpan();
        for (int y = area.Top; y < area.Bottom; y++)
        {
            Span<byte> row = pixels.Slice(y * picture.RowBytes, picture.Width * PhotoRegion.Channels);
            for (int x = area.Left; x < area.Right; x++)
            {
                Compose(row.Slice(x * PhotoRegion.Channels, PhotoRegion.Channels), face, source, area, x, y);
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

    private static void Compose(Span<byte> pixel, in Face face, PhotoRegion source, SKRectI area, int x, int y)
    {
        (double placeU, double placeV) = face.Frame.ToCrop(x + 0.5, y + 0.5);
        (float u, float v) = ((float)(placeU / face.Side), (float)(placeV / face.Side));
        float weight = CompositionMask.Inside(u, v);
        if (weight == 0)
        {
            return;
        }

        (float moveU, float moveV) = face.Motion.At(u, v);
        float scale = weight * face.Side;
        float moveX = scale * (float)((face.Frame.StepX * moveU) - (face.Frame.StepY * moveV));
        float moveY = scale * (float)((face.Frame.StepY * moveU) + (face.Frame.StepX * moveV));
        float light = weight * face.Light.At(u, v);
        if (Math.Abs(moveX) < LeastMotion && Math.Abs(moveY) < LeastMotion && light == 0)
        {
            return;
        }

        Span<float> colour = stackalloc float[PhotoRegion.Channels];
        source.Read(x - area.Left + moveX, y - area.Top + moveY, colour);
        MouthLight.Apply(colour, light);
        for (int i = 0; i < PhotoRegion.Channels; i++)
        {
            pixel[i] = (byte)Math.Clamp(MathF.Round(colour[i]), 0, 255);
        }
    }

    private readonly record struct Face(CropFrame Frame, int Side, MotionField Motion, MouthLight Light);
}
