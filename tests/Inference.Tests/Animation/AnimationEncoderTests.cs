using System.Text;
using SkiaSharp;
using TDGan.Inference.Animation;
using TDGan.Inference.Images;
using Xunit;

namespace TDGan.Inference.Tests.Animation;

public sealed class AnimationEncoderTests
{
    private const int Width = 40;
    private const int Height = 24;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(150);

    public static TheoryData<AnimationFormat> Formats() => new(Enum.GetValues<AnimationFormat>());

    [Theory]
    [InlineData(AnimationFormat.Webp, SKEncodedImageFormat.Webp)]
    [InlineData(AnimationFormat.Gif, SKEncodedImageFormat.Gif)]
    public void Encode_Animation_HasEveryFrameForItsTimeForEver(AnimationFormat format, SKEncodedImageFormat expected)
    {
        using SKCodec codec = Open(Encode(Frames(5), format));

        Assert.Equal((expected, Width, Height), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        Assert.Equal([150, 150, 150, 150, 150], codec.FrameInfo.Select(frame => frame.Duration));
        Assert.Equal(-1, codec.RepetitionCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(32)]
    public void Encode_Gif_KeepsEveryByteOfEveryFrame(int count)
    {
        ReadOnlyMemory<float>[] frames = Frames(count);

        using SKCodec codec = Open(Encode(frames, AnimationFormat.Gif));

        Assert.All(frames.Index(), frame => Assert.Equal(GrayPixels.From(frame.Item.Span), Decode(codec, frame.Index)));
    }

    [Fact]
    public void Encode_Webp_IsCloseToEveryFrame()
    {
        ReadOnlyMemory<float>[] frames = Frames(3);

        using SKCodec codec = Open(Encode(frames, AnimationFormat.Webp));

        Assert.All(frames.Index(), frame => Assert.All(
            GrayPixels.From(frame.Item.Span).Zip(Decode(codec, frame.Index)), pair => Assert.InRange(pair.First - pair.Second, -25, 25)));
    }

    [Fact]
    public void Encode_Strip_HasTheFramesSideBySide()
    {
        ReadOnlyMemory<float>[] frames = Frames(3);

        using SKCodec codec = Open(Encode(frames, AnimationFormat.PngStrip));

        byte[] strip = Decode(codec, 0);
        Assert.Equal((3 * Width, Height), (codec.Info.Width, codec.Info.Height));
        Assert.Equal(GrayPixels.From(frames[2].Span[..Width]), strip[(2 * Width)..(3 * Width)]);
        Assert.Equal(GrayPixels.From(frames[0].Span[Width..(2 * Width)]), strip[(3 * Width)..(4 * Width)]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_EveryFormat_SaysThatItIsGenerated(AnimationFormat format) => Assert.Contains(
        $"Iptc4xmpExt:DigitalSourceType=\"{GeneratedImageMarker.DigitalSourceType}\"",
        Encoding.UTF8.GetString(Encode(Frames(2), format)),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_Twice_GivesTheSameBytes(AnimationFormat format) =>
        Assert.Equal(Encode(Frames(4), format), Encode(Frames(4), format));

    [Fact]
    public void Encode_NoFrame_IsRefused() => Assert.Throws<ArgumentException>(() => Encode([], AnimationFormat.Gif));

    [Fact]
    public void Encode_FrameOfAnotherSize_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Encode([new float[Width]], AnimationFormat.Gif));

    [Theory]
    [InlineData(AnimationFormat.Webp, 24)]
    [InlineData(AnimationFormat.Gif, 8)]
    [InlineData(AnimationFormat.PngStrip, 0)]
    public void Encode_Colours_AreThoseOfTheFrames(AnimationFormat format, int tolerance)
    {
        using SKBitmap red = Plain(new SKColor(200, 40, 40));
        using SKBitmap green = Plain(new SKColor(40, 160, 90));

        using SKCodec codec = Open(AnimationEncoder.Encode([red, green], format, Duration, quality: 90));

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(info);
        int last = format == AnimationFormat.PngStrip ? 0 : 1;
        Assert.Equal(SKCodecResult.Success, codec.GetPixels(info, bitmap.GetPixels(), new SKCodecOptions(last)));
        SKColor colour = bitmap.GetPixel(codec.Info.Width - 5, 5);
        Assert.InRange(colour.Red, 40 - tolerance, 40 + tolerance);
        Assert.InRange(colour.Green, 160 - tolerance, 160 + tolerance);
        Assert.InRange(colour.Blue, 90 - tolerance, 90 + tolerance);
    }

    [Fact]
    public void Encode_ColoursOfTwoSizes_AreRefused()
    {
        using SKBitmap one = Plain(SKColors.Red);
        using var other = new SKBitmap(Width + 1, Height);
        Assert.Throws<ArgumentException>(() => AnimationEncoder.Encode([one, other], AnimationFormat.Gif, Duration, quality: 90));
    }

    private static SKBitmap Plain(SKColor colour)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(colour);
        return bitmap;
    }

    private static byte[] Encode(ReadOnlyMemory<float>[] frames, AnimationFormat format) =>
        AnimationEncoder.Encode(frames, Width, Height, format, Duration, quality: 90);

    /// <summary>Soft waves that move from frame to frame.</summary>
    private static ReadOnlyMemory<float>[] Frames(int count) => [.. Enumerable.Range(0, count).Select(frame => (ReadOnlyMemory<float>)Enumerable
        .Range(0, Width * Height)
        .Select(i => 0.5f + (0.4f * MathF.Sin(((i % Width) + (i / Width) + (frame * 5)) / 8f)))
        .ToArray())];

    private static SKCodec Open(byte[] file) => SKCodec.Create(new SKMemoryStream(file));

    private static byte[] Decode(SKCodec codec, int frame)
    {
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(info);
        Assert.Equal(SKCodecResult.Success, codec.GetPixels(info, bitmap.GetPixels(), new SKCodecOptions(frame)));
        return [.. bitmap.Bytes.Chunk(4).Select(pixel => pixel[1])];
    }
}
