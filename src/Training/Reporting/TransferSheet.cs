using SkiaSharp;

namespace TDGan.Training.Reporting;

/// <summary>Rows of pictures of one size side by side, for looking at transfers at the size in which people see them.</summary>
/// <param name="cell">Pixels of a cell's side.</param>
/// <param name="columns">Headings of the columns.</param>
internal sealed class TransferSheet(int cell, IReadOnlyList<string> columns) : IDisposable
{
    private const int Heading = 20;
    private const int Gap = 4;

    private readonly List<SKBitmap[]> rows = [];

    /// <summary>Adds a row; each picture is cut to the same square and brought to a cell's size.</summary>
    /// <param name="pictures">Encoded pictures of the same size, one a column.</param>
    /// <param name="square">What is shown of each, in pixels of the pictures; what reaches outside stays white.</param>
    public void Add(IEnumerable<ReadOnlyMemory<byte>> pictures, SKRect square) => rows.Add([.. pictures.Select(picture => Cut(picture, square))]);

    /// <summary>The sheet as PNG.</summary>
    public byte[] Encode()
    {
        using var sheet = new SKBitmap((columns.Count * (cell + Gap)) + Gap, Heading + (rows.Count * (cell + Gap)) + Gap);
        using var canvas = new SKCanvas(sheet);
        using var font = new SKFont(SKTypeface.Default, Heading * 0.6f);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        for (int column = 0; column < columns.Count; column++)
        {
            int left = Gap + (column * (cell + Gap));
            canvas.DrawText(columns[column], left, Heading * 0.75f, SKTextAlign.Left, font, ink);
            for (int row = 0; row < rows.Count; row++)
            {
                canvas.DrawBitmap(rows[row][column], left, Heading + (row * (cell + Gap)), SKSamplingOptions.Default);
            }
        }

        using SKData png = sheet.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SKBitmap picture in rows.SelectMany(row => row))
        {
            picture.Dispose();
        }
    }

    private SKBitmap Cut(ReadOnlyMemory<byte> file, SKRect square)
    {
        using SKBitmap picture = SKBitmap.Decode(file.Span);
        using SKImage image = SKImage.FromBitmap(picture);
        var cut = new SKBitmap(cell, cell);
        using var canvas = new SKCanvas(cut);
        canvas.Clear(SKColors.White);
        canvas.Scale(cell / square.Width);
        canvas.Translate(-square.Left, -square.Top);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.CatmullRom));
        return cut;
    }
}
