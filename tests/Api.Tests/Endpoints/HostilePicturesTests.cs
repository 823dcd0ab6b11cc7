using System.Net;
using TDGan.Api.Tests.Support;
using TDGan.Inference.Expressions;
using TDGan.TestSupport.Pictures;

namespace TDGan.Api.Tests.Endpoints;

/// <summary>Bombs and rare kinds of pictures through the whole service.</summary>
public sealed class HostilePicturesTests(SharedService shared)
{
    private const int Side = 32;

    /// <summary>Files of a few bytes whose headers announce more than 51 million pixels.</summary>
    public static TheoryData<string> Bombs => [.. BombFiles.Keys];

    public static TheoryData<string> Kinds => [.. KindFiles.Keys];

    private static Dictionary<string, Func<byte[]>> BombFiles { get; } = new()
    {
        ["png"] = () => PngFile.Encode(60_000, 60_000, 8, PngFile.Gray, new byte[60_000], rows: 1),
        ["png just above"] = () => PngFile.Encode(51_001, 1000, 1, PngFile.Gray, new byte[6376]),
        ["jpeg"] = () => CmykJpeg.Announce(DrawnFaces.Jpeg(Expression.Fear, Side, Side), 60_000, 60_000),
        ["gif"] = () => GifFile.Announce(DrawnFaces.Gif(Expression.Fear, Side, Side), 60_000, 60_000),
        ["bmp"] = () => BmpFile.Announce(DrawnFaces.Bmp(Expression.Fear, Side, Side), 60_000, 60_000),
        ["webp"] = () => AnnounceWebp(DrawnFaces.Webp(Expression.Fear, Side, Side), 16_383, 16_383),
    };

    private static Dictionary<string, Func<byte[]>> KindFiles { get; } = new()
    {
        ["16-bit gray"] = () => PngFile.Encode(Side, Side, 16, PngFile.Gray, new byte[Side * 2]),
        ["16-bit colour"] = () => PngFile.Encode(Side, Side, 16, PngFile.Rgb, new byte[Side * 6]),
        ["gray"] = () => PngFile.Encode(Side, Side, 8, PngFile.Gray, new byte[Side]),
        ["gray with alpha"] = () => PngFile.Encode(Side, Side, 8, PngFile.GrayAlpha, new byte[Side * 2]),
        ["palette"] = () => PngFile.Encode(Side, Side, 8, PngFile.Palette, new byte[Side], [1, 2, 3]),
        ["one bit"] = () => PngFile.Encode(Side, Side, 1, PngFile.Gray, new byte[Side / 8]),
        ["cmyk"] = () => CmykJpeg.Encode(Side, Side, 200, 100, 50, 255),
        ["animated"] = () => GifFile.AppendFrame(
            DrawnFaces.Gif(Expression.Fear, Side, Side), DrawnFaces.Gif(Expression.Surprise, Side, Side)),
        ["large and empty"] = () => PngFile.Encode(2000, 2000, 1, PngFile.Gray, new byte[250]),
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Post_Bomb_IsRefusedByItsHeader(string bomb)
    {
        byte[] file = BombFiles[bomb]();
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(file));
        await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge, "image-too-large");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_RareKind_IsRead(string kind)
    {
        using HttpResponseMessage response =
            await shared.Service.Client.UploadAsync("/api/v1/expressions?detect=false", Forms.Raw(KindFiles[kind]()));
        await response.ReadSuccessAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Post_EveryOrientation_IsToldUpright(int orientation)
    {
        using HttpResponseMessage response = await shared.Service.Client.UploadAsync(
            "/api/v1/expressions?detect=false", Forms.Raw(DrawnFaces.Jpeg(Expression.Happiness, orientation, 48, 40)));
        System.Text.Json.JsonElement image = (await response.ReadSuccessAsync()).GetProperty("image");
        Assert.Equal(
            (48, 40, orientation),
            (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32(), image.GetProperty("exifOrientation").GetInt32()));
    }

    /// <summary>The sides of a lossy WebP stand behind its start code (RFC 6386, 9.1).</summary>
    private static byte[] AnnounceWebp(byte[] file, ushort width, ushort height)
    {
        int sides = file.AsSpan().IndexOf([(byte)0x9D, (byte)0x01, (byte)0x2A]) + 3;
        BitConverter.TryWriteBytes(file.AsSpan(sides), width);
        BitConverter.TryWriteBytes(file.AsSpan(sides + 2), height);
        return file;
    }
}
