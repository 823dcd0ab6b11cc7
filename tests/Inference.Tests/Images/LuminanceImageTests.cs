using SkiaSharp;
using TDGan.Inference.Images;
using Xunit;

namespace TDGan.Inference.Tests.Images;

public sealed class LuminanceImageTests
{
    [Theory]
    [InlineData(255, 0, 0, 255, 0.299f)]
    [InlineData(0, 255, 0, 255, 0.587f)]
    [InlineData(0, 0, 255, 255, 0.114f)]
    [InlineData(0, 0, 0, 0, 1f)]
    [InlineData(0, 0, 0, 51, 0.8f)]
    [InlineData(255, 255, 255, 128, 1f)]
    public void FromDecoded_OneColour_IsBt601OverWhite(byte red, byte green, byte blue, byte alpha, float expected)
    {
        using DecodedImage image = Fill(17, 2, (_, _) => new SKColor(red, green, blue, alpha));

        LuminanceImage luminance = LuminanceImage.FromDecoded(image);

        Assert.All(luminance.Values.ToArray(), value => Assert.Equal(expected, value, 1e-6f));
    }

    [Fact]
    public void FromDecoded_OpaqueGray_EqualsFromGrayBitByBit()
    {
        using DecodedImage image = Fill(256, 1, (x, _) => new SKColor((byte)x, (byte)x, (byte)x));
        byte[] gray = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        Assert.Equal(LuminanceImage.FromGray(gray, 256, 1).Values, LuminanceImage.FromDecoded(image).Values);
    }

    [Fact]
    public void FromDecoded_EveryPixel_EqualsTheOneAtATimeVersion()
    {
        var random = new Random(3);
        using DecodedImage image = Fill(61, 7, (_, _) => new SKColor((uint)random.NextInt64(uint.MaxValue)));
        float[] expected = new float[61 * 7];
        for (int i = 0; i < expected.Length; i++)
        {
            SKColor pixel = image.Bitmap.GetPixel(i % 61, i / 61);
            uint rgba = pixel.Red | ((uint)pixel.Green << 8) | ((uint)pixel.Blue << 16) | ((uint)pixel.Alpha << 24);
            expected[i] = Bt601Luminance.Convert(rgba);
        }

        Assert.Equal(expected, LuminanceImage.FromDecoded(image).Values);
    }

    [Fact]
    public void Constructor_WrongNumberOfValues_Throws() =>
        Assert.Throws<ArgumentException>(() => new LuminanceImage(3, 2, new float[5]));

    private static DecodedImage Fill(int width, int height, Func<int, int, SKColor> colour)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (int i = 0; i < width * height; i++)
        {
            bitmap.SetPixel(i % width, i / width, colour(i % width, i / width));
        }

        return new DecodedImage(bitmap, new ImageInfo(width, height, "png", 1));
    }
}
