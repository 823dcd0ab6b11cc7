using SkiaSharp;

namespace TDGan.Training.Samples;

/// <summary>The mean of several people: each portrait bent to their mean shape, colours averaged, hair fading into nothing.</summary>
internal static class FaceComposite
{
    /// <summary>Columns and rows of a composite.</summary>
    public const int Side = 400;

    /// <summary>Fewer people might still be recognised.</summary>
    public const int FewestPeople = 8;

    private const double EyeDistance = 100;
    private const double EyeRow = 182;

    // A head without a clear edge to the backdrop is solid here all the same: half axes and row of an ellipse round the face.
    private const double CoreWidth = 112;
    private const double CoreHeight = 150;
    private const double CoreRow = 212;

    // Hair ends within an ellipse: the portraits end above some heads, and their long hair differs.
    private const double HairWidth = 158;
    private const double HairHeight = 214;
    private const double HairRow = 226;
    private const double NeckFrom = 250;
    private const double NeckRow = 345;
    private const double NeckWidth = 100;
    private const double WispsUpTo = 0.3;
    private const double SolidFrom = 0.8;
    private const double BottomFade = 24;

    // The mean of many bent pictures has lost the finest detail of each.
    private const float Sharpening = 0.9f;
    private const float SharpeningRadius = 1.3f;

    /// <summary>The composite, straight alpha.</summary>
    /// <param name="portraits">At least <see cref="FewestPeople"/> pictures, each of another person.</param>
    /// <exception cref="ArgumentException">There are too few people.</exception>
    public static SKBitmap Of(IReadOnlyList<Portrait> portraits)
    {
        int people = portraits.Select(portrait => portrait.Person).Distinct().Count();
        if (people < FewestPeople)
        {
            throw new ArgumentException($"A composite needs {FewestPeople} people; here are {people}.", nameof(portraits));
        }

        PortraitShape[] aligned = [.. portraits.Select(portrait => portrait.Shape.AlignedTo(Side / 2.0, EyeRow, EyeDistance))];
        PortraitShape target = PortraitShape.MeanOf(aligned);
        var sums = new float[Side * Side * PortraitPixels.Channels];
        var counts = new int[Side * Side];
        foreach (Portrait portrait in portraits)
        {
            Add(portrait, target, sums, counts);
        }

        using SKBitmap composite = Picture(sums, counts);
        return Sharpened(composite);
    }

    private static void Add(Portrait portrait, PortraitShape target, float[] sums, int[] counts)
    {
        var pixels = PortraitPixels.Read(portrait.Path);
        var back = new ThinPlateSpline(target, portrait.Shape);
        Parallel.For(0, Side, row =>
        {
            for (int column = 0; column < Side; column++)
            {
                int at = (row * Side) + column;
                (double x, double y) = back.Map(column + 0.5, row + 0.5);
                if (pixels.AddAt(x, y, sums.AsSpan(at * PortraitPixels.Channels, PortraitPixels.Channels)))
                {
                    counts[at]++;
                }
            }
        });
    }

    private static SKBitmap Picture(float[] sums, int[] counts)
    {
        var picture = new SKBitmap(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (int at = 0; at < counts.Length; at++)
        {
            Span<float> sum = sums.AsSpan(at * PortraitPixels.Channels, PortraitPixels.Channels);
            float people = Math.Max(1, counts[at]);
            (int column, int row) = (at % Side, at / Side);
            double hair = SmoothStep.Between(WispsUpTo, SolidFrom, sum[3] / people) * Hair(column, row);
            double share = Math.Max(hair, Core(column, row)) * SmoothStep.Between(0, BottomFade, Side - 1 - row);
            picture.SetPixel(column, row, new SKColor(
                Level(sum[0] / people), Level(sum[1] / people), Level(sum[2] / people), Level(share)));
        }

        return picture;
    }

    private static double Core(int column, int row) => Ellipse(column, row, CoreWidth, CoreHeight, CoreRow, 0.75);

    /// <summary>Below the ears it narrows to the neck.</summary>
    private static double Hair(int column, int row)
    {
        double narrowing = SmoothStep.Between(NeckFrom, NeckRow, row);
        double width = HairWidth + (narrowing * (NeckWidth - HairWidth));
        return Ellipse(column, Math.Min(row, HairRow), width, HairHeight, HairRow, 0.86);
    }

    /// <summary>1 inside, falling to 0 at the rim.</summary>
    private static double Ellipse(double column, double row, double width, double height, double middle, double solid)
    {
        double x = (column + 0.5 - (Side / 2.0)) / width;
        double y = (row + 0.5 - middle) / height;
        return 1 - SmoothStep.Between(solid, 1, Math.Sqrt((x * x) + (y * y)));
    }

    private static byte Level(double value) => (byte)Math.Clamp(Math.Round(value * byte.MaxValue), 0, byte.MaxValue);

    /// <summary>The picture and a share of its difference from a blurred one.</summary>
    private static SKBitmap Sharpened(SKBitmap picture)
    {
        using var blur = SKImageFilter.CreateBlur(SharpeningRadius, SharpeningRadius);
        using var sharpen = SKImageFilter.CreateArithmetic(0, -Sharpening, 1 + Sharpening, 0, enforcePMColor: true, blur, null);
        using var paint = new SKPaint { ImageFilter = sharpen };
        var sharp = new SKBitmap(Side, Side, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(sharp);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default, paint);
        return sharp;
    }
}
