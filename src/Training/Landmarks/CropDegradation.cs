using SkiaSharp;

namespace TDGan.Training.Landmarks;

/// <summary>What light, cameras, hands and networks do to a gray crop.</summary>
internal static class CropDegradation
{
    private const double LightShare = 0.2;
    private const double CoverShare = 0.12;
    private const double BlurShare = 0.1;
    private const double NoiseShare = 0.1;
    private const double JpegShare = 0.1;
    private const float MaxLogGamma = 0.4f;
    private const float MaxLogContrast = 0.3f;
    private const float MaxBrightness = 0.1f;
    private const float MaxLight = 0.7f;
    private const float MaxNoise = 0.06f;
    private const int MinQuality = 20;
    private const int MaxQuality = 80;

    /// <summary>Changes the crop in place; the values stay in [0, 1].</summary>
    /// <param name="pixels">side x side values.</param>
    /// <param name="side">Pixels of a side.</param>
    /// <param name="random">The chance.</param>
    public static void Apply(Span<float> pixels, int side, Random random)
    {
        if (random.NextDouble() < LightShare)
        {
            Light(pixels, side, random);
        }

        Curve(pixels, random);
        if (random.NextDouble() < CoverShare)
        {
            Cover(pixels, side, random);
        }

        if (random.NextDouble() < BlurShare)
        {
            Smooth(pixels, 1);
            Smooth(pixels, side);
        }

        if (random.NextDouble() < NoiseShare)
        {
            AddNoise(pixels, MaxNoise * random.NextSingle(), random);
        }

        if (random.NextDouble() < JpegShare)
        {
            Compress(pixels, side, random.Next(MinQuality, MaxQuality));
        }
    }

    /// <summary>Light from one side: a ramp across the crop in a random direction.</summary>
    private static void Light(Span<float> pixels, int side, Random random)
    {
        double direction = random.NextDouble() * 2 * Math.PI;
        float strength = MaxLight * random.NextSingle();
        (float across, float down) = ((float)Math.Cos(direction) * strength, (float)Math.Sin(direction) * strength);
        for (int i = 0; i < pixels.Length; i++)
        {
            (float x, float y) = ((2f * (i % side) / side) - 1, (2f * (i / side) / side) - 1);
            pixels[i] = Math.Clamp(pixels[i] * (1 + (across * x) + (down * y)), 0, 1);
        }
    }

    private static void Curve(Span<float> pixels, Random random)
    {
        float gamma = MathF.Exp(MaxLogGamma * Symmetric(random));
        float contrast = MathF.Exp(MaxLogContrast * Symmetric(random));
        float brightness = MaxBrightness * Symmetric(random);
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Math.Clamp(((MathF.Pow(pixels[i], gamma) - 0.5f) * contrast) + 0.5f + brightness, 0, 1);
        }
    }

    /// <summary>A plain rectangle somewhere, as hands, hair and other heads are.</summary>
    private static void Cover(Span<float> pixels, int side, Random random)
    {
        (int width, int height) = (random.Next(side / 8, side / 2), random.Next(side / 8, side / 2));
        (int left, int top) = (random.Next(side - width), random.Next(side - height));
        float value = random.NextSingle();
        for (int y = top; y < top + height; y++)
        {
            pixels.Slice((y * side) + left, width).Fill(value);
        }
    }

    /// <summary>A triangle of three pixels; what runs over the end of a row is as wrong as it is narrow.</summary>
    private static void Smooth(Span<float> pixels, int distance)
    {
        float[] source = pixels.ToArray();
        for (int i = distance; i < source.Length - distance; i++)
        {
            pixels[i] = (source[i - distance] + (2 * source[i]) + source[i + distance]) / 4;
        }
    }

    private static void AddNoise(Span<float> pixels, float amplitude, Random random)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = Math.Clamp(pixels[i] + (amplitude * (random.NextSingle() + random.NextSingle() - 1) * 2), 0, 1);
        }
    }

    private static void Compress(Span<float> pixels, int side, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque));
        Span<byte> bytes = bitmap.GetPixelSpan();
        for (int i = 0; i < pixels.Length; i++)
        {
            bytes[(i / side * bitmap.RowBytes) + (i % side)] = (byte)((pixels[i] * 255) + 0.5f);
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using SKBitmap decoded = SKBitmap.Decode(data, new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        ReadOnlySpan<byte> changed = decoded.GetPixelSpan();
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = changed[4 * i] / 255f;
        }
    }

    private static float Symmetric(Random random) => (2 * random.NextSingle()) - 1;
}
