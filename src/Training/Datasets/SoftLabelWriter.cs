using System.Globalization;
using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Training.Datasets;

/// <summary>Writes a folder that <see cref="SoftLabelLoader"/> reads: gray PNG files and their table. Not thread-safe.</summary>
internal sealed class SoftLabelWriter : IDisposable
{
    private const int LosslessQuality = 100;
    private const float ByteScale = 255f;
    private const float Rounding = 0.5f;

    private readonly string _folder;
    private readonly StreamWriter _table;

    /// <param name="folder">Made where it is missing; a table in it is replaced.</param>
    public SoftLabelWriter(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _table = new StreamWriter(Path.Combine(folder, SoftLabelLoader.TableFile));
        _table.WriteLine(string.Join(',', ExpressionLabels.All.Prepend(SoftLabelLoader.PathColumn)));
    }

    /// <summary>Pictures so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a face.</summary>
    /// <param name="crop">The face as data sets frame it.</param>
    /// <param name="shares">Seven shares that sum to 1, in the order of <see cref="ExpressionLabels.All"/>.</param>
    public void Add(LuminanceImage crop, IReadOnlyList<float> shares)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Count++:D6}.png");
        File.WriteAllBytes(Path.Combine(_folder, name), Encode(crop));
        _table.WriteLine(string.Join(',', shares.Select(share => share.ToString("G6", CultureInfo.InvariantCulture)).Prepend(name)));
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    private static byte[] Encode(LuminanceImage crop)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(crop.Width, crop.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (int y = 0; y < crop.Height; y++)
        {
            Span<byte> row = bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, crop.Width);
            ReadOnlySpan<float> values = crop.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = (byte)((values[x] * ByteScale) + Rounding);
            }
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, LosslessQuality);
        return data.ToArray();
    }
}
