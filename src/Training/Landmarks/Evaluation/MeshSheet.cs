using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;

namespace TDGan.Training.Landmarks.Evaluation;

/// <summary>Faces side by side, enlarged, with their meshes: green the teacher's, magenta the network's.</summary>
internal static class MeshSheet
{
    private const int Columns = 6;
    private const int Tile = 220;
    private const int MostFaces = 36;
    private const float Surroundings = 1.35f;
    private const float Dot = 1.3f;
    private const int Quality = 100;
    private const int Axes = FaceMeshTopology.Axes;

    /// <summary>Writes faces at even steps.</summary>
    /// <param name="file">The PNG.</param>
    /// <param name="samples">The faces.</param>
    /// <param name="predictions">What the network says of each.</param>
    public static void Write(string file, IReadOnlyList<LandmarkSample> samples, IReadOnlyList<LandmarkPrediction> predictions)
    {
        int count = Math.Min(MostFaces, samples.Count);
        int rows = Math.Max(1, (count + Columns - 1) / Columns);
        using var sheet = new SKBitmap(new SKImageInfo(Columns * Tile, rows * Tile, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(sheet);
        for (int i = 0; i < count; i++)
        {
            int shown = i * samples.Count / count;
            canvas.Save();
            canvas.Translate(i % Columns * Tile, i / Columns * Tile);
            canvas.ClipRect(SKRect.Create(Tile, Tile));
            Draw(canvas, samples[shown], predictions[shown]);
            canvas.Restore();
        }

        using FileStream stream = File.Create(file);
        sheet.Encode(stream, SKEncodedImageFormat.Png, Quality);
    }

    private static void Draw(SKCanvas canvas, LandmarkSample sample, LandmarkPrediction prediction)
    {
        using SKBitmap bitmap = ToBitmap(sample.Picture);
        float scale = Tile / (Surroundings * sample.LongerSide);
        canvas.Scale(scale);
        canvas.Translate((Tile / scale / 2) - sample.Middle.X, (Tile / scale / 2) - sample.Middle.Y);
        canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        CropFrame frame = new FaceTensorConverter(LandmarkCrop.Rule).FrameOf(sample.Face.Box);
        for (int i = 0; i < FaceMeshTopology.Count; i++)
        {
            if (sample.Mesh is { } mesh)
            {
                Mark(canvas, mesh.Points[i * Axes], mesh.Points[(i * Axes) + 1], SKColors.Lime, Dot / scale);
            }

            (double x, double y) = frame.ToPicture(
                (prediction.Mesh[i * Axes] + 0.5) * LandmarkCrop.Side, (prediction.Mesh[(i * Axes) + 1] + 0.5) * LandmarkCrop.Side);
            Mark(canvas, (float)x, (float)y, SKColors.Magenta, Dot / scale);
        }
    }

    private static void Mark(SKCanvas canvas, float x, float y, SKColor colour, float radius)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawCircle(x, y, radius, paint);
    }

    private static SKBitmap ToBitmap(LuminanceImage picture)
    {
        var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> bytes = bitmap.GetPixelSpan();
        for (int i = 0; i < picture.Values.Length; i++)
        {
            byte gray = (byte)((Math.Clamp(picture.Values[i], 0, 1) * 255) + 0.5f);
            int at = (i / picture.Width * bitmap.RowBytes) + (i % picture.Width * 4);
            (bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]) = (gray, gray, gray, byte.MaxValue);
        }

        return bitmap;
    }
}
