using System.Text;
using Microsoft.Extensions.Options;
using TDGan.Inference.Images;
using Xunit;

namespace TDGan.Inference.Tests.Images;

public sealed class TensorImageEncoderTests
{
    private const int Width = 48;
    private const int Height = 32;

    public static TheoryData<GeneratedImageFormat> Formats() => new(Enum.GetValues<GeneratedImageFormat>());

    [Fact]
    public void Encode_Png_KeepsEveryByte()
    {
        float[] values = Ramp();

        using DecodedImage image = Decode(TensorImageEncoder.Encode(values, Width, Height, GeneratedImageFormat.Png, 90));

        float[] expected = [.. values.Select(value => MathF.Round(value * 255, MidpointRounding.AwayFromZero) / 255f)];
        Assert.Equal(expected, LuminanceImage.FromDecoded(image).Values);
    }

    [Fact]
    public void Encode_OutsideTheRange_Clamps()
    {
        float[] values = new float[Width * Height];
        Array.Fill(values, -3f, 0, values.Length / 2);
        Array.Fill(values, 3f, values.Length / 2, values.Length / 2);

        using DecodedImage image = Decode(TensorImageEncoder.Encode(values, Width, Height, GeneratedImageFormat.Png, 90));

        Assert.Equal(values.Select(value => Math.Clamp(value, 0, 1)), LuminanceImage.FromDecoded(image).Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_EveryFormat_DecodesCloseToTheValues(GeneratedImageFormat format)
    {
        float[] values = Ramp();

        using DecodedImage image = Decode(TensorImageEncoder.Encode(values, Width, Height, format, 90));

        Assert.Equal((Width, Height, format.ToString().ToLowerInvariant()), (image.Info.Width, image.Info.Height, image.Info.Format));
        Assert.All(values.Zip(LuminanceImage.FromDecoded(image).Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.08f));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_Twice_GivesTheSameBytes(GeneratedImageFormat format) =>
        Assert.Equal(
            TensorImageEncoder.Encode(Ramp(), Width, Height, format, 80),
            TensorImageEncoder.Encode(Ramp(), Width, Height, format, 80));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_EveryFormat_SaysThatItIsGenerated(GeneratedImageFormat format)
    {
        string text = Encoding.UTF8.GetString(TensorImageEncoder.Encode(Ramp(), Width, Height, format, 90));

        Assert.Contains($"Iptc4xmpExt:DigitalSourceType=\"{GeneratedImageMarker.DigitalSourceType}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Encode_PhotoWithAPastedFace_SaysThatItIsGenerated(GeneratedImageFormat format)
    {
        using DecodedImage photo = Decode(TensorImageEncoder.Encode(Ramp(), Width, Height, GeneratedImageFormat.Png, 90));

        string text = Encoding.UTF8.GetString(TensorImageEncoder.Encode(photo.Bitmap, format, 90));

        Assert.Contains($"Iptc4xmpExt:DigitalSourceType=\"{GeneratedImageMarker.DigitalSourceType}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_LowerQuality_IsSmaller() =>
        Assert.True(
            TensorImageEncoder.Encode(Ramp(), Width, Height, GeneratedImageFormat.Jpeg, 10).Length <
            TensorImageEncoder.Encode(Ramp(), Width, Height, GeneratedImageFormat.Jpeg, 95).Length);

    private static float[] Ramp() =>
        [.. Enumerable.Range(0, Width * Height).Select(i => (0.5f * (i % Width) / Width) + (0.4f * (i / Width) / Height))];

    private static DecodedImage Decode(byte[] file) => new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(file);
}
