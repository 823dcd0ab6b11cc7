using SkiaSharp;

namespace TDGan.Training.Plots;

/// <summary>Colours of the plots.</summary>
internal static class Palette
{
    /// <summary>Distinct colours that also differ for most colour-blind readers (after Okabe and Ito), then further hues.</summary>
    private static readonly SKColor[] Distinct =
    [
        new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9), new(0x00, 0x9E, 0x73), new(0xC8, 0xB4, 0x00), new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x80, 0x80, 0x80),
        new(0xCC, 0x79, 0xA7), new(0x6A, 0x3D, 0x9A), new(0x8C, 0x51, 0x0A), new(0x1B, 0x78, 0x37), new(0x40, 0x40, 0x40), new(0xFB, 0x9A, 0x99), new(0x01, 0x66, 0x5E),
    ];

    /// <summary>The colour of series <paramref name="index"/>; they repeat after fourteen.</summary>
    public static SKColor Series(int index) => Distinct[index % Distinct.Length];

    /// <summary>White for 0 to dark blue for 1.</summary>
    public static SKColor Heat(double share)
    {
        double t = Math.Sqrt(Math.Clamp(share, 0, 1));
        return new SKColor((byte)(255 - (t * 247)), (byte)(255 - (t * 207)), (byte)(255 - (t * 148)));
    }
}
