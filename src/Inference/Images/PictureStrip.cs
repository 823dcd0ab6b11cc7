using SkiaSharp;

namespace TDGan.Inference.Images;

/// <summary>Pictures of one size side by side; larger ones are reduced, so that a strip stays a picture that programs open.</summary>
internal static class PictureStrip
{
    private const int LargestSide = 512;

    /// <summary>Joins.</summary>
    /// <param name="pictures">Of one size; stay the caller's.</param>
    /// <returns>RGBA 8888; the caller disposes it.</returns>
    public static SKBitmap Join(IReadOnlyList<SKBitmap> pictures)
    {
        (int width, int height) = (pictures[0].Width, pictures[0].Height);
        double scale = Math.Min(1, (double)LargestSide / Math.Max(width, height));
        (int cellWidth, int cellHeight) = (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
        var strip = new SKBitmap(new SKImageInfo(cellWidth * pictures.Count, cellHeight, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (int i = 0; i < pictures.Count; i++)
        {
            using SKBitmap? reduced = scale < 1
                ? pictures[i].Resize(new SKSizeI(cellWidth, cellHeight), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
                : null;
            Copy(reduced ?? pictures[i], strip, i * cellWidth);
        }

        return strip;
    }

    private static void Copy(SKBitmap source, SKBitmap target, int left)
    {
        int row = source.Width * source.BytesPerPixel;
        for (int y = 0; y < source.Height; y++)
        {
            source.GetPixelSpan().Slice(y * source.RowBytes, row).CopyTo(target.GetPixelSpan()[((y * target.RowBytes) + (left * target.BytesPerPixel))..]);
        }
    }
}
