using SkiaSharp;

namespace TDGan.Training.Scenes;

/// <summary>What cameras, networks and hands do to faces: covered parts, blur, noise, JPEG.</summary>
internal static class CanvasDegradation
{
    private const double CoverShare = 0.12;
    private const double BlurShare = 0.15;
    private const double NoiseShare = 0.15;
    private const double JpegShare = 0.2;
    private const int MaxNoise = 14;
    private const int MinQuality = 25;
    private const int MaxQuality = 90;

    /// <summary>Changes the canvas in place.</summary>
    public static void Apply(SceneCanvas canvas, Random random)
    {
        foreach (SceneFace face in canvas.Faces.Where(_ => random.NextDouble() < CoverShare))
        {
            Cover(canvas, face, random);
        }

        if (random.NextDouble() < BlurShare)
        {
            Blur(canvas);
        }

        if (random.NextDouble() < NoiseShare)
        {
            AddNoise(canvas, random);
        }

        if (random.NextDouble() < JpegShare)
        {
            Compress(canvas, random.Next(MinQuality, MaxQuality));
        }
    }

    /// <summary>A plain patch over up to two fifths of a face: its lower part like a mask, or a side like a hand.</summary>
    private static void Cover(SceneCanvas canvas, SceneFace face, Random random)
    {
        (float width, float height) = (face.Right - face.Left, face.Bottom - face.Top);
        bool mask = random.Next(2) == 0;
        float share = 0.15f + (0.25f * random.NextSingle());
        float left = mask ? face.Left : face.Left + (random.NextSingle() * width * (1 - share));
        float top = mask ? face.Bottom - (height * share) : face.Top;
        (int x0, int x1) = (Clamp(left, canvas), Clamp(mask ? face.Right : left + (width * share), canvas));
        (int y0, int y1) = (Clamp(top, canvas), Clamp(face.Bottom, canvas));
        byte[] colour = new byte[PixelLevel.Channels];
        random.NextBytes(colour);
        for (int y = y0; y < y1; y++)
        {
            for (int x = x0; x < x1; x++)
            {
                colour.CopyTo(canvas.Bytes, ((y * canvas.Side) + x) * PixelLevel.Channels);
            }
        }
    }

    private static int Clamp(float place, SceneCanvas canvas) => Math.Clamp((int)place, 0, canvas.Side);

    /// <summary>A triangle of three pixels in both directions.</summary>
    private static void Blur(SceneCanvas canvas)
    {
        Smooth(canvas.Bytes, PixelLevel.Channels);
        Smooth(canvas.Bytes, canvas.Side * PixelLevel.Channels);
    }

    private static void Smooth(byte[] bytes, int distance)
    {
        byte[] source = (byte[])bytes.Clone();
        for (int i = distance; i < bytes.Length - distance; i++)
        {
            bytes[i] = (byte)((source[i - distance] + (2 * source[i]) + source[i + distance] + 2) / 4);
        }
    }

    private static void AddNoise(SceneCanvas canvas, Random random)
    {
        int amplitude = random.Next(2, MaxNoise);
        byte[] noise = new byte[canvas.Bytes.Length];
        random.NextBytes(noise);
        for (int i = 0; i < noise.Length; i++)
        {
            canvas.Bytes[i] = (byte)Math.Clamp(canvas.Bytes[i] + (((noise[i] - 128) * amplitude) >> 7), 0, 255);
        }
    }

    private static void Compress(SceneCanvas canvas, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(canvas.Side, canvas.Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int i = 0; i < canvas.Side * canvas.Side; i++)
        {
            canvas.Bytes.AsSpan(i * PixelLevel.Channels, PixelLevel.Channels).CopyTo(pixels[(4 * i)..]);
            pixels[(4 * i) + 3] = byte.MaxValue;
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using SKBitmap decoded = SKBitmap.Decode(data, bitmap.Info);
        ReadOnlySpan<byte> changed = decoded.GetPixelSpan();
        for (int i = 0; i < canvas.Side * canvas.Side; i++)
        {
            changed.Slice(4 * i, PixelLevel.Channels).CopyTo(canvas.Bytes.AsSpan(i * PixelLevel.Channels));
        }
    }
}
