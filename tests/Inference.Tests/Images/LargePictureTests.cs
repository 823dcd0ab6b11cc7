using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Cores;
using TDGan.Inference.Errors;
using TDGan.Inference.Images;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Images;

/// <summary>Pictures above the limit of decoded pixels, and formats that are known but not read.</summary>
public sealed class LargePictureTests
{
    private static readonly ImageDecodingOptions Small = new() { MaxPixels = 4000, MaxJpegPixels = 64 * 4000, MinSide = 1 };

    public static TheoryData<byte[], string> Foreign => new()
    {
        { [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "HEIC" },
        { [0, 0, 0, 24, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1heic"u8], "HEIC" },
        { [0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1miaf"u8], "AVIF" },
        { [0, 0, 0, 28, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1avifmiaf"u8], "AVIF" },
        { [.. "II*\0"u8, 8, 0, 0, 0], "TIFF" },
        { [.. "MM\0*"u8, 0, 0, 0, 8], "TIFF" },
        { [0xFF, 0x0A, 0, 0], "JPEG XL" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Decode_KnownFormatThatIsNotRead_IsNamed(byte[] file, string name)
    {
        var exception = Assert.Throws<InferenceException>(() => Decode(file, 640, new ImageDecodingOptions()));

        Assert.Equal((InferenceError.UnsupportedImageFormat, name), (exception.Error, exception.Given));
    }

    [Theory]
    [InlineData(8064, 6048)]
    [InlineData(8192, 6144)]
    public void DecodeReduced_PhonePhoto_IsReadByDefault(int width, int height)
    {
        byte[] file = Jpeg(width, height);

        using DecodedImage searched = Decode(file, 640, new ImageDecodingOptions());
        using DecodedImage finest = Decode(file, int.MaxValue, new ImageDecodingOptions());

        Assert.Equal((width, height, width / 8), (searched.Info.Width, searched.Info.Height, searched.Bitmap.Width));
        Assert.Equal((width, width), (finest.Info.Width, finest.Bitmap.Width));
    }

    [Theory]
    [InlineData(1, 5000)]
    [InlineData(6, 10_000)]
    public void CountWhole_PictureThatIsTurned_HasTheCopyToo(int orientation, long whole)
    {
        var gate = new DecodeGate(Options.Create(new ImageDecodingOptions()), new ProcessorCores(1));
        byte[] file = TurnedJpeg.InsertExif(Jpeg(100, 50), orientation);

        Assert.Equal((whole, 5000), (gate.CountWhole(file), gate.CountPixels(file)));
    }

    [Fact]
    public void DecodeReduced_PngAboveTheLimit_IsRefusedWithBothNumbers()
    {
        var exception = Assert.Throws<InferenceException>(
            () => Decode(PngFile.Encode(100, 50, 8, PngFile.Gray, new byte[100]), 10, Small));

        Assert.Equal((InferenceError.ImageTooLarge, 4000L, 5000L), (exception.Error, exception.Limit, exception.Actual));
    }

    [Fact]
    public void DecodeReduced_JpegBeyondItsOwnLimit_IsRefused()
    {
        var exception = Assert.Throws<InferenceException>(
            () => Decode(CmykJpeg.Announce(Jpeg(64, 64), 1000, 1000), 10, Small));

        Assert.Equal((InferenceError.ImageTooLarge, 256_000L, 1_000_000L), (exception.Error, exception.Limit, exception.Actual));
    }

    [Fact]
    public void CountPixels_Jpeg_IsWhatItIsDecodedTo()
    {
        var gate = new DecodeGate(Options.Create(Small), new ProcessorCores(1));

        Assert.Equal(2500, gate.CountPixels(Jpeg(100, 100)));
        Assert.Equal(100 * 30, gate.CountPixels(Jpeg(100, 30)));
        Assert.Equal(10_000, gate.CountPixels(PngFile.Encode(100, 100, 8, PngFile.Gray, new byte[100])));
    }

    [Fact]
    public void CountPixels_ProgressiveJpeg_HasItsCoefficientsToo()
    {
        var gate = new DecodeGate(Options.Create(new ImageDecodingOptions()), new ProcessorCores(1));

        long extra = gate.CountPixels(ProgressiveJpeg.File) - (64 * 48);

        // Two bytes each in place of four, for the luminance and at least a quarter of it twice.
        Assert.InRange(extra, 64 * 48 * 3 / 4, 64 * 48 * 3 / 2);
    }

    private static DecodedImage Decode(byte[] file, int leastLongerSide, ImageDecodingOptions options) =>
        new ImageDecoder(Options.Create(options)).DecodeReduced(file, leastLongerSide);

    private static byte[] Jpeg(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.Gray);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 50)!;
        return data.ToArray();
    }
}
