using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>
/// Writes photos with boxes to look at: green what was found, red what was missed, blue what is no face, gray what counts neither way. The
/// file's name starts with <c>false-</c>, <c>missed-</c> or <c>found-</c>.
/// </summary>
/// <param name="folder">Where to write; made where it is missing.</param>
/// <param name="threshold">Score that counts.</param>
internal sealed class DetectionPicture(string folder, float threshold)
{
    private const int Quality = 90;
    private const float Dot = 1.5f;
    private static readonly SKColor Found = new(0, 220, 60);
    private static readonly SKColor Missed = new(255, 30, 30);
    private static readonly SKColor False = new(40, 110, 255);
    private static readonly SKColor Ignored = new(170, 170, 170);

    /// <summary>Writes one photo; those without any box are left out.</summary>
    public void Write(ScenePhoto photo, IReadOnlyList<DetectionOutcome> outcomes)
    {
        DetectionOutcome[] boxes = [.. outcomes.Where(outcome => outcome.Found.Confidence >= threshold)];
        SceneFace[] missed = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore && boxes.All(box => box.Face != face))];
        bool wrong = boxes.Any(box => box.Face is null);
        if (boxes.Length == 0 && missed.Length == 0)
        {
            return;
        }

        using SKBitmap bitmap = SKBitmap.Decode(photo.File);
        using var canvas = new SKCanvas(bitmap);
        foreach (SceneFace face in photo.Ignored)
        {
            Draw(canvas, face.Box, Ignored);
        }

        foreach (SceneFace face in missed)
        {
            Draw(canvas, face.Box, Missed);
        }

        foreach (DetectionOutcome box in boxes)
        {
            Draw(canvas, box.Found.Box, box.Face is null ? False : Found);
            DrawLandmarks(canvas, box.Found);
        }

        Directory.CreateDirectory(folder);
        string kind = wrong ? "false" : missed.Length > 0 ? "missed" : "found";
        using FileStream file = File.Create(Path.Combine(folder, $"{kind}-{Path.GetFileNameWithoutExtension(photo.File)}.png"));
        bitmap.Encode(file, SKEncodedImageFormat.Png, Quality);
    }

    private static void Draw(SKCanvas canvas, FaceBox box, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsStroke = true, StrokeWidth = 1.5f, IsAntialias = true };
        canvas.DrawRect(box.X, box.Y, box.Width, box.Height, paint);
    }

    private static void DrawLandmarks(SKCanvas canvas, DetectedFace face)
    {
        using var paint = new SKPaint { Color = SKColors.Yellow };
        foreach (FaceLandmark point in face.Landmarks)
        {
            canvas.DrawCircle(point.X, point.Y, Dot, paint);
        }
    }
}
