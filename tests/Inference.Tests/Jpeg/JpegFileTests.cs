using Microsoft.Extensions.Options;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Jpeg;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Jpeg;

public sealed class JpegFileTests
{
    private const int EndMarker = 2;

    private static byte[] Baseline { get; } = DrawnFaces.Jpeg(Expression.Happiness, 120, 80);

    public static TheoryData<bool> Kinds => [false, true];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FindEnding_WholeFile_IsRegular(bool progressive) => Assert.Equal(JpegEnding.Regular, JpegFile.FindEnding(File(progressive)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FindEnding_OnlyTheEndMarkerLacks_IsForgiven(bool progressive)
    {
        byte[] file = File(progressive);

        Assert.Equal(JpegEnding.WithoutEndMarker, JpegFile.FindEnding(file.AsSpan()[..^EndMarker]));
        Assert.Equal(JpegEnding.WithoutEndMarker, JpegFile.FindEnding(file.AsSpan()[..^1]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FindEnding_EveryCut_IsFound(bool progressive)
    {
        byte[] file = File(progressive);

        // Of the last bytes of a scan the lowest bits fill up the byte; four bytes hold at least one code more.
        for (int length = 4; length <= file.Length - EndMarker - 4; length++)
        {
            Assert.True(JpegFile.FindEnding(file.AsSpan()[..length]) == JpegEnding.Cut, $"cut to {length} of {file.Length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decode_WithoutEndMarker_IsThePictureOfTheWholeFile(bool progressive)
    {
        byte[] file = File(progressive);
        using DecodedImage whole = Decode(file);

        using DecodedImage ended = Decode(file[..^EndMarker]);

        Assert.Equal(whole.Bitmap.GetPixelSpan().ToArray(), ended.Bitmap.GetPixelSpan().ToArray());
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(0.95)]
    public void Decode_CutProgressiveFile_IsUndecodable(double share)
    {
        byte[] file = ProgressiveJpeg.File[..(int)(ProgressiveJpeg.File.Length * share)];

        Assert.Equal(InferenceError.ImageUndecodable, Assert.Throws<InferenceException>(() => Decode(file)).Error);
    }

    [Fact]
    public void FindFrame_ProgressiveFile_CountsItsCoefficients()
    {
        JpegFrame frame = JpegFile.FindFrame(ProgressiveJpeg.File)!;

        Assert.Equal((64, 48, true), (frame.Width, frame.Height, frame.IsProgressive));
        Assert.Equal(frame.Components.Sum(part => 64L * 48 * part.Horizontal * part.Vertical / (MostOf(frame) * MostOf(frame))), frame.Coefficients);
    }

    private static int MostOf(JpegFrame frame) => frame.Components.Max(part => part.Horizontal);

    private static byte[] File(bool progressive) => progressive ? ProgressiveJpeg.File : Baseline;

    private static DecodedImage Decode(byte[] file) => new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(file);
}
