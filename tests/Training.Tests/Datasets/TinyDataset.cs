using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>An empty temporary folder to build a data set's layout in.</summary>
internal sealed class TinyDataset : IDisposable
{
    public const int Side = 72;

    public TinyDataset() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"tdgan-dataset-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Draws a picture of its own for each seed, as PNG or JPEG by the extension.</summary>
    public string Picture(string path, int seed = 0, int side = Side)
    {
        using SKBitmap bitmap = Draw(seed, side);
        SKEncodedImageFormat format = path.EndsWith(".jpg", StringComparison.Ordinal) ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png;
        using SKData data = bitmap.Encode(format, 90);
        string file = Prepare(path);
        File.WriteAllBytes(file, data.ToArray());
        return file;
    }

    public void Text(string path, params string[] lines) => File.WriteAllLines(Prepare(path), lines);

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    /// <summary>Cuts a picture file in half.</summary>
    public void Truncate(string path)
    {
        string file = Path.Combine(Root, path);
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
    }

    public DatasetListing List(string kind) => DatasetLoaders.Find(kind).List(Root);

    public static int Count(DatasetListing listing, Expression expression) => listing.Items.Count(item => item.Expression == expression);

    /// <summary>Blocks of random gray, so that any two seeds differ in a difference hash, too.</summary>
    private static SKBitmap Draw(int seed, int side)
    {
        var random = new Random(seed);
        var bitmap = new SKBitmap(side, side);
        using var canvas = new SKCanvas(bitmap);
        float cell = side / 8f;
        for (int i = 0; i < 64; i++)
        {
            byte gray = (byte)random.Next(256);
            using var paint = new SKPaint { Color = new SKColor(gray, gray, gray) };
            canvas.DrawRect(i % 8 * cell, i / 8 * cell, cell, cell, paint);
        }

        return bitmap;
    }

    private string Prepare(string path)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
