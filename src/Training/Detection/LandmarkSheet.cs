using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>Found faces side by side, enlarged, with landmarks: green the teacher's, yellow the detector's, magenta the refined ones.</summary>
internal sealed class LandmarkSheet
{
    private const int Columns = 8;
    private const int Tile = 120;
    private const int MostFaces = 64;
    private const float Surroundings = 1.5f;
    private const float Dot = 2;
    private const int Quality = 90;

    private readonly List<(ScenePhoto Photo, DetectionOutcome Outcome)> faces = [];

    /// <summary>Notes the faces of a photo.</summary>
    public void Add(ScenePhoto photo, IReadOnlyList<DetectionOutcome> outcomes) =>
        faces.AddRange(outcomes.Where(outcome => outcome.Face is { LandmarksReliable: true }).Select(outcome => (photo, outcome)));

    /// <summary>Writes the 64 faces with the largest errors, the largest first, refined where that was done.</summary>
    /// <param name="file">The PNG.</param>
    /// <param name="threshold">Score that counts.</param>
    public void WriteWorst(string file, float threshold) =>
        Write(file, [.. Counted(threshold).OrderByDescending(Error).Take(MostFaces)]);

    /// <summary>Writes 64 faces at even steps.</summary>
    /// <inheritdoc cref="WriteWorst"/>
    public void WriteSpread(string file, float threshold)
    {
        (ScenePhoto, DetectionOutcome)[] counted = [.. Counted(threshold)];
        int count = Math.Min(MostFaces, counted.Length);
        Write(file, [.. Enumerable.Range(0, count).Select(i => counted[i * counted.Length / count])]);
    }

    private IEnumerable<(ScenePhoto Photo, DetectionOutcome Outcome)> Counted(float threshold) =>
        faces.Where(face => face.Outcome.Found.Confidence >= threshold);

    private static double Error((ScenePhoto Photo, DetectionOutcome Outcome) face) =>
        face.Outcome.LandmarkError(face.Outcome.Refined ?? face.Outcome.Found.Landmarks);

    private static void Write(string file, (ScenePhoto Photo, DetectionOutcome Outcome)[] shown)
    {
        int rows = (shown.Length + Columns - 1) / Columns;
        using var sheet = new SKBitmap(new SKImageInfo(Columns * Tile, Math.Max(1, rows) * Tile, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(sheet);
        for (int i = 0; i < shown.Length; i++)
        {
            canvas.Save();
            canvas.Translate(i % Columns * Tile, i / Columns * Tile);
            canvas.ClipRect(SKRect.Create(Tile, Tile));
            Draw(canvas, shown[i].Photo, shown[i].Outcome);
            canvas.Restore();
        }

        using FileStream stream = File.Create(file);
        sheet.Encode(stream, SKEncodedImageFormat.Png, Quality);
    }

    private static void Draw(SKCanvas canvas, ScenePhoto photo, DetectionOutcome outcome)
    {
        using SKBitmap bitmap = SKBitmap.Decode(photo.File);
        FaceBox box = outcome.Found.Box;
        float scale = Tile / (Surroundings * Math.Max(box.Width, box.Height));
        canvas.Scale(scale);
        canvas.Translate((Tile / scale / 2) - box.X - (box.Width / 2), (Tile / scale / 2) - box.Y - (box.Height / 2));
        canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        float[] wanted = outcome.Face!.Landmarks;
        Dots(canvas, Enumerable.Range(0, wanted.Length / 2).Select(i => new SKPoint(wanted[2 * i], wanted[(2 * i) + 1])), SKColors.Lime, Dot / scale);
        Dots(canvas, outcome.Found.Landmarks.Select(Point), SKColors.Yellow, Dot / scale);
        Dots(canvas, (outcome.Refined ?? []).Select(Point), SKColors.Magenta, Dot / scale);
    }

    private static SKPoint Point(FaceLandmark landmark) => new(landmark.X, landmark.Y);

    private static void Dots(SKCanvas canvas, IEnumerable<SKPoint> points, SKColor colour, float radius)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (SKPoint point in points)
        {
            canvas.DrawCircle(point, radius, paint);
        }
    }
}
