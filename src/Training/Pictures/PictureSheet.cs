using SkiaSharp;
using TDGan.Inference.Images;
using static TorchSharp.torch;

namespace TDGan.Training.Pictures;

/// <summary>Many small gray pictures in one PNG.</summary>
internal static class PictureSheet
{
    private const int Gap = 2;
    private const int Quality = 100;
    private const float MaxByte = 255f;

    /// <summary>Writes a sheet with generated pictures, marked as such.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="columns">One [N, 1, S, S] tensor in [0, 1] a column, all of one shape; row r shows picture r of each.</param>
    public static void WriteGenerated(string path, IReadOnlyList<Tensor> columns) => File.WriteAllBytes(path, EncodeGenerated(columns));

    /// <summary>The sheet of <see cref="WriteGenerated"/> as a PNG file in memory.</summary>
    /// <param name="columns">As there.</param>
    public static byte[] EncodeGenerated(IReadOnlyList<Tensor> columns)
    {
        (float[] values, int width, int height) = Arrange(columns);
        return TensorImageEncoder.Encode(values, width, height, GeneratedImageFormat.Png, Quality);
    }

    /// <summary>Writes a sheet of real pictures, without the mark.</summary>
    /// <inheritdoc cref="WriteGenerated" path="/param"/>
    public static void WriteReal(string path, IReadOnlyList<Tensor> columns)
    {
        (float[] values, int width, int height) = Arrange(columns);
        byte[] pixels = [.. values.Select(value => (byte)((Math.Clamp(value, 0f, 1f) * MaxByte) + 0.5f))];
        using SKImage image = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque), pixels);
        using SKData data = image.Encode(SKEncodedImageFormat.Png, Quality);
        File.WriteAllBytes(path, data.ToArray());
    }

    private static (float[] Values, int Width, int Height) Arrange(IReadOnlyList<Tensor> columns)
    {
        using var scope = NewDisposeScope();
        Tensor padded = nn.functional.pad(cat([.. columns.Select(column => column.unsqueeze(1))], 1), [0, Gap, 0, Gap], value: 1);
        (long rows, long count, long side) = (padded.shape[0], padded.shape[1], padded.shape[4]);
        Tensor sheet = padded.view(rows, count, side, side).permute(0, 2, 1, 3).contiguous().view(rows * side, count * side);
        return (sheet.to(float32).cpu().data<float>().ToArray(), (int)(count * side), (int)(rows * side));
    }
}
