using System.Globalization;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>Faces that were missed, and boxes that are none, side by side with what is around them.</summary>
/// <param name="folder">Where <c>missed-</c> and <c>false-</c>, each with the degrees, are written; made where it is missing.</param>
/// <param name="threshold">Score that counts, 0-1.</param>
internal sealed class TurnedSheet(string folder, float threshold)
{
    private const int Columns = 8;
    private const int Tile = 128;
    private const int MostTiles = 96;
    private const float Surroundings = 2;
    private const int Quality = 100;

    private readonly List<SKBitmap> missed = [];
    private readonly List<SKBitmap> wrong = [];

    /// <summary>Adds what became of the boxes in a photo; faces below 32 px are left out.</summary>
    public void Add(TurnedScene scene, IReadOnlyList<DetectionOutcome> outcomes)
    {
        DetectionOutcome[] boxes = [.. outcomes.Where(outcome => outcome.Found.Confidence >= threshold)];
        IEnumerable<SceneFace> open = scene.Photo.Faces.Where(face =>
            face.Score >= SceneFace.TrustedScore && FaceSizeBand.Large.Contains(face) && boxes.All(box => box.Face != face));
        AddTo(missed, scene, open.Select(face => face.Box));
        AddTo(wrong, scene, boxes.Where(box => box.Face is null).Select(box => box.Found.Box));
    }

    /// <summary>Writes both sheets, where there is something to show, and starts new ones.</summary>
    public void Write(float degrees)
    {
        Directory.CreateDirectory(folder);
        Write(string.Create(CultureInfo.InvariantCulture, $"missed-{degrees}.png"), missed);
        Write(string.Create(CultureInfo.InvariantCulture, $"false-{degrees}.png"), wrong);
    }

    private static void AddTo(List<SKBitmap> tiles, TurnedScene scene, IEnumerable<FaceBox> boxes)
    {
        foreach (FaceBox box in boxes.Take(MostTiles - tiles.Count))
        {
            float side = Surroundings * Math.Max(box.Width, box.Height), scale = Tile / side;
            var tile = new SKBitmap(new SKImageInfo(Tile, Tile, SKColorType.Rgba8888, SKAlphaType.Opaque));
            using var canvas = new SKCanvas(tile);
            canvas.Scale(scale);
            canvas.Translate((side / 2) - box.X - (box.Width / 2), (side / 2) - box.Y - (box.Height / 2));
            canvas.DrawBitmap(scene.Image.Bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
            tiles.Add(tile);
        }
    }

    private void Write(string name, List<SKBitmap> tiles)
    {
        if (tiles.Count == 0)
        {
            return;
        }

        int rows = (tiles.Count + Columns - 1) / Columns;
        using var sheet = new SKBitmap(new SKImageInfo(Columns * Tile, rows * Tile, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(sheet))
        {
            for (int i = 0; i < tiles.Count; i++)
            {
                canvas.DrawBitmap(tiles[i], i % Columns * Tile, i / Columns * Tile, new SKSamplingOptions(SKFilterMode.Nearest));
                tiles[i].Dispose();
            }
        }

        tiles.Clear();
        using FileStream file = File.Create(Path.Combine(folder, name));
        sheet.Encode(file, SKEncodedImageFormat.Png, Quality);
    }
}
