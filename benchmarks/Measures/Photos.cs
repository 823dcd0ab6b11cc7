using SkiaSharp;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>Photos with four faces: the page's sample group, whose people are composites, at other sizes and places.</summary>
internal static class Photos
{
    private const int Variants = 4;
    private const int Quality = 88;

    /// <summary>JPEG files of a size, each with the group somewhere else in it.</summary>
    public static IReadOnlyList<byte[]> Of(int width, int height)
    {
        using SKImage group = SKImage.FromEncodedData(Path.Combine(Servers.Repository, "src", "Api", "wwwroot", "samples", "group.jpg"));
        return [.. Enumerable.Range(0, Variants).Select(variant => Draw(group, width, height, variant))];
    }

    private static byte[] Draw(SKImage group, int width, int height, int variant)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(new SKColor(70, 95, 130));
        float shown = width * (0.7f + (0.06f * variant));
        var place = SKRect.Create((width - shown) * variant / Variants, (height - (shown * group.Height / group.Width)) / 2, shown, shown * group.Height / group.Width);
        surface.Canvas.DrawImage(group, place, new SKSamplingOptions(SKCubicResampler.Mitchell));
        using SKImage photo = surface.Snapshot();
        using SKData file = photo.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return file.ToArray();
    }
}
