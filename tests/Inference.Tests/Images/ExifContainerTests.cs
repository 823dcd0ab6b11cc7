using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Images;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Images;

/// <summary>The orientation is read wherever a file of ours can hold EXIF.</summary>
public sealed class ExifContainerTests
{
    private static readonly string[] Containers =
        ["eXIf", "eXIf with prefix", "little-endian", "tEXt", "tEXt APP1", "zTXt", "iTXt", "iTXt compressed", "webp", "webp with prefix"];

    public static TheoryData<string, int> Cases()
    {
        TheoryData<string, int> cases = [];
        foreach (string container in Containers)
        {
            Enumerable.Range(1, 8).ToList().ForEach(orientation => cases.Add(container, orientation));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decode_OrientationInTheContainer_IsUpright(string container, int orientation)
    {
        using SKBitmap upright = Ramp();
        using SKBitmap stored = TurnedJpeg.Store(upright, orientation);

        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(Write(stored, container, orientation));

        Assert.Equal((48, 32, orientation), (image.Info.Width, image.Info.Height, image.Info.ExifOrientation));
        Assert.Equal(orientation != 1, image.Info.OrientationApplied);
        for (int y = 0; y < 32; y++)
        {
            for (int x = 0; x < 48; x++)
            {
                Assert.Equal(upright.GetPixel(x, y), image.Bitmap.GetPixel(x, y));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Decode_OrientationThatExifDoesNotKnow_IsAsStored(int orientation)
    {
        using SKBitmap stored = Ramp();

        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(Write(stored, "eXIf", orientation));

        Assert.Equal((48, 32, false), (image.Info.Width, image.Info.Height, image.Info.OrientationApplied));
    }

    [Fact]
    public void ReadOrientation_EveryCutOfABlock_IsNothing()
    {
        byte[] block = Block(6);

        // The four bytes after the entry belong to the next directory.
        for (int length = 0; length < block.Length - 4; length++)
        {
            Assert.Null(ExifTag.ReadOrientation(block.AsSpan(0, length)));
        }
    }

    private static byte[] Write(SKBitmap stored, string container, int orientation)
    {
        byte[] block = Block(orientation);
        byte[] prefixed = [.. "Exif\0\0"u8, .. block];
        byte[] png = Encode(stored, SKEncodedImageFormat.Png);
        return container switch
        {
            "eXIf" => PngFile.Insert(png, "eXIf", block),
            "eXIf with prefix" => PngFile.Insert(png, "eXIf", prefixed),
            "little-endian" => PngFile.Insert(png, "eXIf", LittleEndian(orientation)),
            "tEXt" => PngFile.Insert(png, "tEXt", [.. "Raw profile type exif\0"u8, .. Profile(prefixed)]),
            "tEXt APP1" => PngFile.Insert(png, "tEXt", [.. "Raw profile type APP1\0"u8, .. Profile(prefixed)]),
            "zTXt" => PngFile.Insert(png, "zTXt", [.. "Raw profile type exif\0\0"u8, .. Compress(Profile(prefixed))]),
            "iTXt" => PngFile.Insert(png, "iTXt", [.. "Raw profile type exif\0\0\0\0\0"u8, .. Profile(prefixed)]),
            "iTXt compressed" => PngFile.Insert(png, "iTXt", [.. "Raw profile type exif\0\u0001\0\0\0"u8, .. Compress(Profile(prefixed))]),
            "webp" => Webp(stored, block),
            _ => Webp(stored, prefixed),
        };
    }

    // Big-endian TIFF header, one entry: tag 0x0112, SHORT, count 1; no next directory.
    private static byte[] Block(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] LittleEndian(int orientation) =>
        [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    // As ImageMagick writes it: the name, the length right-aligned, 36 bytes a line.
    private static byte[] Profile(byte[] block)
    {
        string digits = Convert.ToHexStringLower(block);
        string lines = string.Join('\n', digits.Chunk(72).Select(line => new string(line)));
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\nexif\n{block.Length,8}\n{lines}\n"));
    }

    private static byte[] Compress(byte[] text)
    {
        using MemoryStream target = new();
        using (ZLibStream zlib = new(target, CompressionLevel.Optimal))
        {
            zlib.Write(text);
        }

        return target.ToArray();
    }

    private static byte[] Webp(SKBitmap stored, byte[] block)
    {
        using SKPixmap pixels = stored.PeekPixels();
        using SKData data = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100))!;
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, (byte)(stored.Width - 1), 0, 0, (byte)(stored.Height - 1), 0, 0];
        byte[] exif = [.. "EXIF"u8, (byte)block.Length, 0, 0, 0, .. block, .. block.Length % 2 == 0 ? [] : new byte[1]];
        byte[] file = [.. data.AsSpan()[..12], .. extended, .. data.AsSpan()[12..], .. exif];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using SKData data = bitmap.Encode(format, 100)!;
        return data.ToArray();
    }

    private static SKBitmap Ramp()
    {
        var bitmap = new SKBitmap(new SKImageInfo(48, 32, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int i = 0; i < 48 * 32; i++)
        {
            bitmap.SetPixel(i % 48, i / 48, new SKColor((byte)(i % 48 * 5), (byte)(i / 48 * 7), 128));
        }

        return bitmap;
    }
}
