using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Images;

public sealed class ImageDecoderTests
{
    private const byte Gray = 100;

    public static TheoryData<string> Formats() => ["jpeg", "png", "webp", "bmp", "gif"];

    public static TheoryData<int> Orientations() => new(Enumerable.Range(1, 8));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_EveryFormat_ShowsTheFace(string format)
    {
        using DecodedImage image = Decode(File(format));
        using SKBitmap drawn = DrawnFaces.Draw(Expression.Happiness, 120, 80);

        Assert.Equal(new ImageInfo(120, 80, format, 1), image.Info);
        Assert.Equal((SKColorType.Rgba8888, SKAlphaType.Unpremul), (image.Bitmap.ColorType, image.Bitmap.AlphaType));
        Assert.InRange(Difference(Luminance(drawn), LuminanceImage.FromDecoded(image)), 0, 0.03);
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Decode_EveryExifOrientation_IsUpright(int orientation)
    {
        using SKBitmap drawn = Corners();

        using DecodedImage image = Decode(TurnedJpeg.Encode(drawn, orientation));

        Assert.Equal(new ImageInfo(48, 32, "jpeg", orientation), image.Info);
        Assert.Equal(orientation != 1, image.Info.OrientationApplied);
        Assert.InRange(Difference(Luminance(drawn), LuminanceImage.FromDecoded(image)), 0, 0.01);
    }

    [Theory]
    [InlineData("jpeg", 30, 30)]
    [InlineData("jpeg", 31, 60)]
    [InlineData("jpeg", 61, 120)]
    [InlineData("webp", 60, 60)]
    [InlineData("png", 15, 120)]
    public void DecodeReduced_LeastSide_IsTheNextCheapSize(string format, int leastLongerSide, int width)
    {
        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).DecodeReduced(File(format), leastLongerSide);
        using SKBitmap drawn = DrawnFaces.Draw(Expression.Happiness, width, width * 2 / 3);

        Assert.Equal(new ImageInfo(120, 80, format, 1), image.Info);
        Assert.Equal((width, width / 120.0), (image.Bitmap.Width, image.ScaleX));
        Assert.InRange(Difference(Luminance(drawn), LuminanceImage.FromDecoded(image)), 0, 0.05);
    }

    [Fact]
    public void DecodeReduced_TurnedFile_KeepsTheUprightSize()
    {
        byte[] file = DrawnFaces.Jpeg(Expression.Happiness, 6, 120, 80);

        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).DecodeReduced(file, 60);

        Assert.Equal((120, 80, 60, 40), (image.Info.Width, image.Info.Height, image.Bitmap.Width, image.Bitmap.Height));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_Truncated_IsUndecodable(string format)
    {
        byte[] file = File(format);

        Assert.Equal(InferenceError.ImageUndecodable, Refusal(file[..(file.Length * 2 / 3)]).Error);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_OnlyTheSignature_IsUndecodable(string format) =>
        Assert.Equal(InferenceError.ImageUndecodable, Refusal(File(format)[..20]).Error);

    [Theory]
    [InlineData("")]
    [InlineData("hello, this is no picture at all")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("BMW is a car, not a bitmap of any kind")]
    [InlineData("RIFF\0\0\0\0WAVEfmt ")]
    [InlineData("\0\0\u0001\0\u0001\0\u0010\u0010\0\0an icon")]
    public void Decode_NotAnImage_IsUnsupported(string text) =>
        Assert.Equal(InferenceError.UnsupportedImageFormat, Refusal(System.Text.Encoding.Latin1.GetBytes(text)).Error);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_HeaderOfTooManyPixels_IsRefusedBeforeTheyAreAllocated(string format)
    {
        (byte[] file, long pixels) = Bomb(format);
        long before = GC.GetAllocatedBytesForCurrentThread();

        InferenceException exception = Refusal(file);

        Assert.Equal((InferenceError.ImageTooLarge, 51_000_000L, pixels), (exception.Error, exception.Limit, exception.Actual));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(15, 64, 15)]
    [InlineData(64, 1, 1)]
    public void Decode_TooSmall_TellsTheShorterSide(int width, int height, long shorter)
    {
        InferenceException exception = Refusal(PngFile.Encode(width, height, 8, PngFile.Gray, new byte[width]));

        Assert.Equal((InferenceError.ImageTooSmall, 16L, shorter), (exception.Error, exception.Limit, exception.Actual));
    }

    [Fact]
    public void Decode_OwnLimits_AreKept()
    {
        byte[] file = PngFile.Encode(20, 20, 8, PngFile.Gray, new byte[20]);

        Assert.Equal(InferenceError.ImageTooLarge, Refusal(file, new ImageDecodingOptions { MaxPixels = 399 }).Error);
        Assert.Equal(InferenceError.ImageTooSmall, Refusal(file, new ImageDecodingOptions { MinSide = 21 }).Error);
    }

    [Fact]
    public void Decode_Gray_KeepsTheValue() => AssertFlat(Gray / 255f, PngFile.Encode(16, 16, 8, PngFile.Gray, Row(Gray)));

    [Fact]
    public void Decode_SixteenBits_KeepsTheUpperByte() =>
        AssertFlat(Gray / 255f, PngFile.Encode(16, 16, 16, PngFile.Gray, Row(Gray, Gray)));

    [Fact]
    public void Decode_SixteenBitColour_IsItsLuminance() =>
        AssertFlat(0.587f, PngFile.Encode(16, 16, 16, PngFile.Rgb, Row(0, 0, 255, 255, 0, 0)));

    [Fact]
    public void Decode_OneBit_IsBlackOrWhite() => AssertFlat(1, PngFile.Encode(16, 16, 1, PngFile.Gray, [0xFF, 0xFF]));

    [Fact]
    public void Decode_Palette_TakesItsColours() =>
        AssertFlat(0.299f, PngFile.Encode(16, 16, 8, PngFile.Palette, Row(1), [0, 0, 0, 255, 0, 0]));

    [Fact]
    public void Decode_Alpha_LiesOverWhite() =>
        AssertFlat(1 - (51 / 255f), PngFile.Encode(16, 16, 8, PngFile.GrayAlpha, Row(0, 51)));

    [Theory]
    [InlineData(255, 255, 255, 255, 1f)]
    [InlineData(255, 255, 255, 0, 0f)]
    [InlineData(255, 255, 255, 128, 128 / 255f)]
    public void Decode_Cmyk_BecomesGray(byte cyan, byte magenta, byte yellow, byte black, float expected) =>
        AssertFlat(expected, CmykJpeg.Encode(16, 16, cyan, magenta, yellow, black), 0.01f);

    [Fact]
    public void Decode_CallersBytes_AreFreeAfterwards()
    {
        byte[] file = File("png");
        using DecodedImage image = Decode(file);
        LuminanceImage before = LuminanceImage.FromDecoded(image);

        Array.Clear(file);

        Assert.Equal(before.Values, LuminanceImage.FromDecoded(image).Values);
    }

    [Fact]
    public void Decode_SeveralFrames_TakesTheFirst()
    {
        byte[] first = DrawnFaces.Gif(Expression.Happiness, 120, 80);
        byte[] second = DrawnFaces.Gif(Expression.Surprise, 120, 80);
        using DecodedImage alone = Decode(first);

        using DecodedImage both = Decode(GifFile.AppendFrame(first, second));

        Assert.Equal(LuminanceImage.FromDecoded(alone).Values, LuminanceImage.FromDecoded(both).Values);
    }

    [Fact]
    public void Decode_OtherColourProfile_IsConvertedToSrgb()
    {
        var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3);
        using SKBitmap drawn = DrawnFaces.Draw(Expression.Happiness, 120, 80);
        using var stored = new SKBitmap(new SKImageInfo(120, 80, SKColorType.Rgba8888, SKAlphaType.Opaque, wide));
        using var source = SKImage.FromPixels(drawn.Info.WithColorSpace(SKColorSpace.CreateSrgb()), drawn.GetPixels());
        source.ReadPixels(stored.Info, stored.GetPixels());
        using SKData file = stored.Encode(SKEncodedImageFormat.Png, 100)!;

        using DecodedImage image = Decode(file.ToArray());

        Assert.InRange(Math.Abs(stored.GetPixel(2, 2).Red - drawn.GetPixel(2, 2).Red), 4, 255);
        Assert.InRange(Math.Abs(image.Bitmap.GetPixel(2, 2).Red - drawn.GetPixel(2, 2).Red), 0, 1);
    }

    private static byte[] File(string format) => format switch
    {
        "jpeg" => DrawnFaces.Jpeg(Expression.Happiness, 120, 80),
        "png" => DrawnFaces.Png(Expression.Happiness, 120, 80),
        "webp" => DrawnFaces.Webp(Expression.Happiness, 120, 80),
        "bmp" => DrawnFaces.Bmp(Expression.Happiness, 120, 80),
        _ => DrawnFaces.Gif(Expression.Happiness, 120, 80),
    };

    private static (byte[] File, long Pixels) Bomb(string format) => format switch
    {
        "png" => (PngFile.Encode(60000, 60000, 8, PngFile.Gray, new byte[100], rows: 10), 3_600_000_000),
        "jpeg" => (CmykJpeg.Announce(File("jpeg"), 60000, 60000), 3_600_000_000),
        "bmp" => (BmpFile.Announce(File("bmp"), 30000, 30000), 900_000_000),
        "gif" => (GifFile.Announce(File("gif"), 60000, 60000), 3_600_000_000),
        _ => (AnnounceWebp(File("webp")), 16383L * 16383),
    };

    // A lossy WebP: RIFF header, chunk header, frame tag and start code come before the two sides of 14 bits.
    private static byte[] AnnounceWebp(byte[] file)
    {
        (file[26], file[27], file[28], file[29]) = (0xFF, 0x3F, 0xFF, 0x3F);
        return file;
    }

    private static byte[] Row(params byte[] pixel) => [.. Enumerable.Repeat(pixel, 16).SelectMany(bytes => bytes)];

    private static void AssertFlat(float expected, byte[] file, float tolerance = 1e-6f)
    {
        using DecodedImage image = Decode(file);
        Assert.All(LuminanceImage.FromDecoded(image).Values.ToArray(), value => Assert.Equal(expected, value, tolerance));
    }

    private static SKBitmap Corners()
    {
        var bitmap = new SKBitmap(new SKImageInfo(48, 32, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int i = 0; i < 48 * 32; i++)
        {
            (int x, int y) = (i % 48, i / 48);
            byte gray = (byte)((x < 16 ? 20 : x < 32 ? 120 : 220) + (y < 16 ? 0 : 30));
            bitmap.SetPixel(x, y, new SKColor(gray, gray, gray));
        }

        return bitmap;
    }

    private static LuminanceImage Luminance(SKBitmap bitmap) =>
        LuminanceImage.FromDecoded(new DecodedImage(bitmap, new ImageInfo(bitmap.Width, bitmap.Height, "drawn", 1)));

    private static double Difference(LuminanceImage first, LuminanceImage second) =>
        first.Values.ToArray().Zip(second.Values.ToArray(), (a, b) => Math.Abs(a - b)).Average();

    private static DecodedImage Decode(byte[] file, ImageDecodingOptions? options = null) =>
        new ImageDecoder(Options.Create(options ?? new ImageDecodingOptions())).Decode(file);

    private static InferenceException Refusal(byte[] file, ImageDecodingOptions? options = null) =>
        Assert.Throws<InferenceException>(() => Decode(file, options));
}
