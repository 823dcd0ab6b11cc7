using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Annotation;
using TDGan.Inference.Classification;
using TDGan.Inference.Cores;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Annotation;

public sealed class ExpressionAnnotatorTests
{
    private static readonly ImageDecoder Decoder = new(Options.Create(new ImageDecodingOptions()));

    [Fact]
    public async Task Annotate_Faces_DrawsBoxAndTagAndNothingElse()
    {
        byte[] photo = GroupPhoto.Jpeg(1);
        FaceBox box = GroupPhoto.Boxes(1)[1];

        using DecodedImage drawn = Decoder.Decode(await AnnotateAsync(photo, box));

        using DecodedImage before = Decoder.Decode(photo);
        Assert.Equal((640, 480, "png"), (drawn.Info.Width, drawn.Info.Height, drawn.Info.Format));

        // The edge of the box is antialiased, so its colour is that of the line but for a share of what lies below.
        SKColor edge = drawn.Bitmap.GetPixel((int)box.X + 30, (int)box.Bottom);
        Assert.True(edge is { Red: > 180, Green: > 150, Blue: < 60 }, $"{edge}");
        int changed = 0;
        var around = SKRectI.Create((int)box.X - 4, (int)box.Y - 24, (int)box.Width + 60, (int)box.Height + 28);
        for (int y = 0; y < 480; y++)
        {
            for (int x = 0; x < 640; x++)
            {
                bool same = drawn.Bitmap.GetPixel(x, y) == before.Bitmap.GetPixel(x, y);
                changed += same ? 0 : 1;
                Assert.True(same || around.Contains(x, y), $"({x}, {y}) changed");
            }
        }

        Assert.InRange(changed, 1000, 6000);
    }

    [Fact]
    public async Task Annotate_JpegAboveTheLimit_IsDrawnReducedWithTheBoxWhereTheFaceIs()
    {
        ImageDecodingOptions limits = new() { MaxPixels = 320 * 240 };

        using DecodedImage drawn = Decoder.Decode(await AnnotateAsync(GroupPhoto.Jpeg(1), new FaceBox(200, 100, 160, 120), limits));

        Assert.Equal((320, 240), (drawn.Info.Width, drawn.Info.Height));
        SKColor edge = drawn.Bitmap.GetPixel(140, 110);

        // The photo is gray, the line yellow.
        Assert.True(edge.Red - edge.Blue > 100, $"{edge}");
    }

    [Fact]
    public async Task Annotate_TransparentPicture_LiesOverWhite()
    {
        using var clear = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        clear.Erase(SKColors.Transparent);

        byte[] drawn = await AnnotateAsync(PictureWriter.Write(clear, GeneratedImageFormat.Png, 90), new FaceBox(8, 20, 40, 40));

        using DecodedImage picture = Decoder.Decode(drawn);
        Assert.Equal(SKColors.White, picture.Bitmap.GetPixel(60, 62));
    }

    [Fact]
    public void Annotate_FaceAtTheTop_KeepsTheTagInside()
    {
        AnnotationTag tag = AnnotationStyle.For(640, 480).TagFor(new FaceBox(600, 2, 30, 30), "HAPPINESS 0.93", 640, 480);

        Assert.True(tag is { X: >= 0, Y: >= 0 } && tag.X + tag.Width <= 640 && tag.Y + tag.Height <= 480, $"{tag}");
    }

    [Theory]
    [InlineData(130, 130)] // As wide as the box.
    [InlineData(30, 103.2)] // Letters of 7 px.
    [InlineData(900, 283.8)] // Letters of 1.5 % of the picture.
    public void TagFor_ABox_IsNoWiderThanItWhileLettersAreLegible(float boxWidth, double expected)
    {
        AnnotationStyle style = AnnotationStyle.For(1320, 495);
        AnnotationTag tag = style.TagFor(new FaceBox(200, 100, boxWidth, 150), "HAPPINESS 0.93", 1320, 495);

        Assert.Equal(expected, tag.Width, boxWidth == 130 ? (2 * style.LineWidth) + 0.1 : 0.1);
    }

    [Fact]
    public void TagFor_NarrowPicture_ShrinksTheText()
    {
        AnnotationTag tag = AnnotationStyle.For(40, 40).TagFor(FaceBox.Whole(40, 40), "HAPPINESS 0.93", 40, 40);

        Assert.Equal(40, tag.Width, 1e-3f);
    }

    [Fact]
    public void CanDraw_EveryLabelAndScore_IsTrue()
    {
        Assert.All(ExpressionLabels.All, label => Assert.True(StrokeFont.CanDraw($"{label.ToUpperInvariant()} 0123456789.")));
        Assert.False(StrokeFont.CanDraw("happiness"));
    }

    [Fact]
    public async Task Annotate_SameAnswer_GivesTheSameBytes()
    {
        byte[] photo = GroupPhoto.Jpeg(1);

        Assert.Equal(await AnnotateAsync(photo, GroupPhoto.Boxes(1)[0]), await AnnotateAsync(photo, GroupPhoto.Boxes(1)[0]));
    }

    private static async Task<byte[]> AnnotateAsync(byte[] photo, FaceBox box, ImageDecodingOptions? limits = null)
    {
        IOptions<ImageDecodingOptions> options = Options.Create(limits ?? new ImageDecodingOptions());
        var gate = new DecodeGate(options, ProcessorCores.Current);
        var face = new FaceExpression(0, new DetectedFace(box, 0.9f, []), [new ExpressionScore(Expression.Happiness, 0.934f)], []);
        var result = new ClassificationResult(
            new ModelIdentity("expression-branch", "1", "", "cpu"), new ImageInfo(640, 480, "jpeg", 1), [face], [], new PhaseTimings());
        return await new ExpressionAnnotator(new ImageDecoder(options), gate).AnnotateAsync(
            photo, result, GeneratedImageFormat.Png, 90, TestContext.Current.CancellationToken);
    }
}
