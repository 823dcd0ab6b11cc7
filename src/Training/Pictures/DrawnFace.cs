using SkiaSharp;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Training.Pictures;

/// <summary>
/// A cartoon face for trials without a data set. Everything follows from the numbers of person and take: the person gives skin, hair, outline and
/// distances, the take the light and where the head is. What is learnt from them says nothing about people.
/// </summary>
internal static class DrawnFace
{
    private const int PersonSeed = 104_729;
    private const int TakeSeed = 1_299_709;

    /// <summary>Draws a face that fills its picture as a crop does.</summary>
    /// <param name="person">Who, from 0.</param>
    /// <param name="expression">Which expression.</param>
    /// <param name="take">Which picture of the two, from 0.</param>
    /// <param name="side">Pixels.</param>
    public static LuminanceImage Draw(int person, Expression expression, int take, int side)
    {
        var face = DrawnPerson.Create(new Random(PersonSeed * (person + 1)));
        var chance = new Random((TakeSeed * (take + 1)) + (person * ExpressionLabels.Count) + (int)expression);
        using var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(Gray(chance.Next(150, 256)));
            canvas.Scale(side);
            canvas.Translate(0.5f + Spread(chance, 0.04f), 0.5f + Spread(chance, 0.04f));
            canvas.RotateDegrees(Spread(chance, 8));
            canvas.Scale(1 + Spread(chance, 0.06f));
            DrawHead(canvas, face, chance.Next(-20, 21));
            DrawFeatures(canvas, face, DrawnExpression.Of(expression), 1 + Spread(chance, 0.25f));
        }

        return LuminanceImage.FromGray(bitmap.GetPixelSpan(), side, side);
    }

    private static void DrawHead(SKCanvas canvas, DrawnPerson face, int light)
    {
        using SKPaint hair = Fill(face.Hair), skin = Fill(Math.Clamp(face.Skin + light, 0, 255));
        canvas.DrawOval(0, -0.06f, face.HeadWidth + 0.05f, 0.47f, hair);
        canvas.DrawOval(0, 0.04f, face.HeadWidth, 0.43f, skin);
        canvas.DrawRect(-face.HeadWidth, -0.42f, 2 * face.HeadWidth, face.Fringe, hair);
    }

    /// <param name="canvas">Centre of the head at 0, the picture 1 wide.</param>
    /// <param name="face">Whose.</param>
    /// <param name="shown">The expression.</param>
    /// <param name="strength">How strongly it is shown, about 1.</param>
    private static void DrawFeatures(SKCanvas canvas, DrawnPerson face, DrawnExpression shown, float strength)
    {
        using SKPaint line = Line(face.Brow), dark = Fill(25), white = Fill(245);
        foreach (int hand in new[] { -1, 1 })
        {
            float x = hand * face.EyeDistance;
            canvas.DrawOval(x, -0.06f, 0.075f, shown.Eye / 2, white);
            canvas.DrawCircle(x, -0.06f, Math.Min(0.03f, shown.Eye / 2), dark);
            float brow = -0.15f - (shown.Brow * strength);
            float slant = shown.BrowSlant * strength / 2;
            canvas.DrawLine(x - (hand * 0.08f), brow - slant, x + (hand * 0.08f), brow + slant, line);
            if (shown.Nose > 0)
            {
                canvas.DrawLine(hand * 0.05f, 0.02f, hand * (0.05f + shown.Nose), 0.02f + shown.Nose, line);
            }
        }

        canvas.DrawLine(0, -0.02f, face.Nose, 0.1f, line);
        DrawMouth(canvas, face, shown, strength);
    }

    private static void DrawMouth(SKCanvas canvas, DrawnPerson face, DrawnExpression shown, float strength)
    {
        float half = shown.MouthWidth / 2, y = face.MouthHeight, curve = 2 * shown.MouthCurve * strength, open = 2 * shown.MouthOpen * strength;
        using var builder = new SKPathBuilder();
        builder.MoveTo(-half, y - (curve / 4));
        builder.QuadTo(0, y + curve - (open / 2), half, y - (curve / 4));
        builder.QuadTo(0, y + curve + (open / 2), -half, y - (curve / 4));
        using SKPath path = builder.Detach();
        using SKPaint inside = Fill(30), lips = Line(face.Lips);
        canvas.DrawPath(path, inside);
        canvas.DrawPath(path, lips);
    }

    private static float Spread(Random chance, float most) => ((2 * chance.NextSingle()) - 1) * most;

    private static SKPaint Fill(int gray) => new() { Color = Gray(gray), IsAntialias = true };

    private static SKPaint Line(int gray) => new()
    {
        Color = Gray(gray),
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = 0.028f,
        StrokeCap = SKStrokeCap.Round,
    };

    private static SKColor Gray(int value) => new((byte)value, (byte)value, (byte)value);
}
