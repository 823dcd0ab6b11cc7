using System.Collections.Immutable;

namespace TDGan.Inference.Manifest;

/// <summary>How sRGB bytes become input values.</summary>
/// <param name="Colour"><c>gray-bt601</c>: Y = 0.299 R + 0.587 G + 0.114 B of the sRGB bytes, alpha over white; <c>rgb</c>: the bytes.</param>
/// <param name="Range">Lowest and highest value, [0, 1].</param>
/// <param name="Resize"><c>area-bilinear</c>: a triangle filter as wide as the scale when shrinking, bilinear when enlarging.</param>
public sealed record PixelRule(string Colour, ImmutableArray<double> Range, string Resize)
{
    /// <summary><see cref="Colour"/> of the TDGAN models.</summary>
    public const string GrayBt601 = "gray-bt601";

    /// <summary><see cref="Colour"/> of face detectors: the sRGB bytes / 255 as three channels R, G, B.</summary>
    public const string Rgb = "rgb";

    /// <summary>The only <see cref="Resize"/> that this version knows.</summary>
    public const string AreaBilinear = "area-bilinear";

    /// <summary>The rule of every TDGAN model: <see cref="GrayBt601"/>, [0, 1], <see cref="AreaBilinear"/>.</summary>
    public static PixelRule Default { get; } = new(GrayBt601, [0, 1], AreaBilinear);
}
