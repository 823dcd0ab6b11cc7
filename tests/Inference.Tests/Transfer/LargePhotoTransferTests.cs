using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Tests.Faces;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Transfer;

/// <summary>Photos that have more pixels than are decoded.</summary>
public sealed class LargePhotoTransferTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(40_000, 200, 160)]
    [InlineData(128_000, 400, 320)]
    public async Task TransferAsync_JpegAboveTheLimit_IsChangedReducedWhereTheFaceIs(int maxPixels, int width, int height)
    {
        byte[] photo = Jpeg();
        var face = new DetectedFace(new FaceBox(200, 40, 160, 160), 0.9f, []);
        await using var pipeline = PipelineHost.Create(
            new TinyGenerator(WithParts: true), new FixedDetector(face), ("TDGan:Images:MaxPixels", $"{maxPixels}"));
        await pipeline.StartAsync();
        TransferRequest request = new() { Face = photo, ExpressionLabel = Expression.Anger, Paste = PasteMode.Original };

        TransferResult whole = await pipeline.Transfer.TransferAsync(request, Cancellation);
        TransferResult crop = await pipeline.Transfer.TransferAsync(request with { Paste = PasteMode.Crop }, Cancellation);

        int side = 160 * width / 400;
        Assert.Equal((width, height, side, side), (whole.Width, whole.Height, crop.Width, crop.Height));
        Assert.Equal(width < 400, whole.Warnings.Any(warning => warning.Code == "picture_reduced"));
        Assert.Equal(face.Box, whole.Face.Box);
        using SKBitmap before = Decode(photo, width);
        using SKBitmap after = Decode(whole.Image.ToArray(), width);
        var middle = new SKPointI(280 * width / 400, 120 * width / 400);
        SKPointI[] changed = [.. Enumerable.Range(0, width * height)
            .Select(i => new SKPointI(i % width, i / width))
            .Where(point => before.GetPixel(point.X, point.Y) != after.GetPixel(point.X, point.Y))];
        Assert.NotEmpty(changed);
        Assert.All(changed, point => Assert.True(SKPointI.Distance(point, middle) <= (side / 2) + 1));
    }

    private static byte[] Jpeg()
    {
        using SKBitmap drawn = Decode(DrawnFaces.Png(Expression.Neutral, 400, 320), int.MaxValue);
        return PictureWriter.Write(drawn, GeneratedImageFormat.Jpeg, 90);
    }

    private static SKBitmap Decode(byte[] file, int longerSide)
    {
        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).DecodeReduced(file, longerSide);
        return image.Bitmap.Copy();
    }
}
