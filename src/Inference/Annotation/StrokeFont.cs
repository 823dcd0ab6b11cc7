using System.Collections.Frozen;
using SkiaSharp;

namespace TDGan.Inference.Annotation;

/// <summary>
/// A font of strokes for labels and scores: capital letters, digits, point and space, on a grid of 4 x 6. The native graphics library
/// comes without fonts, and what a machine has installed would change the picture.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Height of a letter in units.</summary>
    public const float Height = 6;

    private const float Advance = 6;
    private const float LetterWidth = 4;

    // Lines of a letter, separated by spaces; a line is a run of points, a point is the digits of x (0-4) and y (0-6, down).
    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        [' '] = "",
        ['.'] = "2526",
        ['A'] = "0602204246 0444",
        ['D'] = "00304244360600",
        ['E'] = "40000646 0333",
        ['F'] = "400006 0333",
        ['G'] = "41301001051636454323",
        ['H'] = "0006 4046 0343",
        ['I'] = "1030 2026 1636",
        ['L'] = "000646",
        ['N'] = "06004640",
        ['P'] = "06003041423303",
        ['R'] = "06003041423303 2346",
        ['S'] = "413010010213334445361605",
        ['T'] = "0040 2026",
        ['U'] = "000516364540",
        ['0'] = "100105163645413010",
        ['1'] = "112026 1636",
        ['2'] = "01103041420646",
        ['3'] = "01103041423323 334445361605",
        ['4'] = "36300444",
        ['5'] = "400003334445361605",
        ['6'] = "30100105163645443303",
        ['7'] = "004016",
        ['8'] = "100102130405163645443313 3342413010",
        ['9'] = "16364541301001021343",
    }.ToFrozenDictionary();

    /// <summary>Whether every letter of a text can be drawn.</summary>
    public static bool CanDraw(string text) => text.All(Letters.ContainsKey);

    /// <summary>Width of a text in units.</summary>
    public static float WidthOf(string text) => text.Length == 0 ? 0 : (Advance * (text.Length - 1)) + LetterWidth;

    /// <summary>Draws a text; letters that the font does not have are left blank.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="text">Capitals, digits, points, spaces.</param>
    /// <param name="x">Left edge, in pixels.</param>
    /// <param name="y">Top edge, in pixels.</param>
    /// <param name="unit">Pixels of one unit.</param>
    /// <param name="paint">Stroke.</param>
    public static void Draw(SKCanvas canvas, string text, float x, float y, float unit, SKPaint paint)
    {
        for (int i = 0; i < text.Length; i++)
        {
            float left = x + (i * Advance * unit);
            foreach (string line in Letters.GetValueOrDefault(text[i], "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                SKPoint[] points = [.. line.Chunk(2).Select(point => new SKPoint(left + ((point[0] - '0') * unit), y + ((point[1] - '0') * unit)))];
                canvas.DrawPoints(SKPointMode.Polygon, points, paint);
            }
        }
    }
}
