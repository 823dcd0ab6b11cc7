using SkiaSharp;

namespace TDGan.Training.Plots;

/// <summary>
/// Letters as strokes on a grid, so that plots need no font of the machine: Skia's build without dependencies has none. Each glyph is 4 units
/// wide; capitals reach from 0 to 6, small letters from 2 to 6, the base line is 6, descenders end at 8. A stroke is a run of points "xy".
/// </summary>
internal static class StrokeFont
{
    private const float Advance = 5.4f;
    private const float CapHeight = 6;
    private const float StrokeWidth = 0.62f;

    private static readonly Dictionary<char, SKPoint[][]> Glyphs = Read("""
        0 103041453616050110
        1 112026 1636
        2 01103041420646
        3 0110304142334445361605 1333
        4 36300444
        5 4000023243453606
        6 30100105163645443303
        7 004016
        8 13020110304142331304051636454433
        9 43130201103041453616
        a 4246 4332120305163645
        b 0006 0312324345361605
        c 4332120305163645
        d 4046 4332120305163645
        e 044443321203051646
        f 30201116 0232
        g 4247381807 4332120305163645
        h 0006 0312324346
        i 2226 2020
        j 22271808 2020
        k 0006 420446
        l 102026 1636
        m 0206 03122326 23324346
        n 0206 0312324346
        o 123243453616050312
        p 0208 0312324345361605
        q 4248 4332120305163645
        r 0206 03123243
        s 43321203143445361605
        t 10152636 0232
        u 0205163645 4246
        v 022642
        w 0216233642
        x 0246 4206
        y 0205163645 4247381807
        z 02420646
        A 062046 1434
        B 0006 003041423303 3344453606
        C 4130100105163645
        D 00063645413000
        E 40000646 0333
        F 400006 0333
        G 41301001051636454323
        H 0006 4046 0343
        I 1030 2026 1636
        J 40453616
        K 0006 400346
        L 000646
        M 0600234046
        N 06004640
        O 103041453616050110
        P 0006 003041423303
        Q 103041453616050110 3446
        R 0006 003041423303 2346
        S 413010010213334445361605
        T 0040 2026
        U 000516364540
        V 002640
        W 0016233640
        X 0046 4006
        Y 002340 2326
        Z 00400646
        . 2626
        , 2517
        - 1333
        + 2125 0343
        % 4006 0010110100 3545463635
        / 4006
        ( 30212536
        ) 10212516
        : 2323 2626
        _ 0747
        = 0242 0444
        > 014305
        < 410345
        | 2027
        """);

    /// <summary>Width of a line in pixels.</summary>
    /// <param name="text">The line.</param>
    /// <param name="size">Height of a capital in pixels.</param>
    public static float Width(string text, float size) => text.Length == 0 ? 0 : ((text.Length * Advance) - (Advance - 4)) * size / CapHeight;

    /// <summary>Draws a line whose base line starts at a point. Characters without a glyph leave a gap.</summary>
    public static void Draw(SKCanvas canvas, string text, float x, float y, float size, SKColor colour)
    {
        float unit = size / CapHeight;
        using var paint = new SKPaint
        {
            Color = colour,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = StrokeWidth * unit,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };
        for (int i = 0; i < text.Length; i++)
        {
            float left = x + (i * Advance * unit);
            foreach (SKPoint[] stroke in Glyphs.GetValueOrDefault(text[i], []))
            {
                canvas.DrawPoints(
                    SKPointMode.Polygon, [.. stroke.Select(point => new SKPoint(left + (point.X * unit), y + ((point.Y - CapHeight) * unit)))], paint);
            }
        }
    }

    private static Dictionary<char, SKPoint[][]> Read(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToDictionary(line => line[0], line => line[2..].Split(' ').Select(ReadStroke).ToArray());

    private static SKPoint[] ReadStroke(string digits) => [.. digits.Chunk(2).Select(pair => new SKPoint(pair[0] - '0', pair[1] - '0'))];
}
