using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Tests.Faces;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Transfer;

/// <summary>What a transfer shows: its size, its colour, which faces and how many pictures.</summary>
public sealed class TransferPicturesTests
{
    private static readonly byte[] Face = DrawnFaces.Png(Expression.Neutral, 200, 160);

    private static readonly DetectedFace Large = new(new FaceBox(100, 20, 80, 80), 0.9f, []);
    private static readonly DetectedFace Small = new(new FaceBox(10, 20, 60, 60), 0.8f, []);
    private static readonly DetectedFace Smaller = new(new FaceBox(20, 100, 50, 50), 0.7f, []);

    private static readonly TransferRequest Anger = new() { Face = Face, ExpressionLabel = Expression.Anger };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TransferAsync_FaceOfAPhoto_IsCutOutInItsSizeAndColour(bool withParts)
    {
        await using PipelineHost pipeline = await StartAsync(withParts);

        TransferResult crop = await pipeline.Transfer.TransferAsync(Anger, Cancellation);
        TransferResult whole = await pipeline.Transfer.TransferAsync(Anger with { Paste = PasteMode.Original }, Cancellation);

        using SKBitmap cut = Decode(crop.Image);
        using SKBitmap photo = Decode(whole.Image);
        Assert.Equal((80, 80, 80, 80), (crop.Width, crop.Height, cut.Width, cut.Height));
        Assert.Equal((200, 160), (photo.Width, photo.Height));
        for (int i = 0; i < 80 * 80; i++)
        {
            Assert.Equal(photo.GetPixel(100 + (i % 80), 20 + (i / 80)), cut.GetPixel(i % 80, i / 80));
        }
    }

    [Theory]
    [InlineData(PasteMode.Original, GeneratedImageFormat.Png)]
    [InlineData(PasteMode.Original, GeneratedImageFormat.Jpeg)]
    [InlineData(PasteMode.Original, GeneratedImageFormat.Webp)]
    [InlineData(PasteMode.Crop, GeneratedImageFormat.Jpeg)]
    public async Task TransferAsync_PhotoOrFace_IsMarkedAsGenerated(PasteMode paste, GeneratedImageFormat format)
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);

        TransferResult result = await pipeline.Transfer.TransferAsync(Anger with { Paste = paste, Format = format }, Cancellation);

        Assert.Contains(GeneratedImageMarker.DigitalSourceType, System.Text.Encoding.UTF8.GetString(result.Image.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransferAsync_PartsAndChange_MoveThePhotoInsideTheFaceAlone()
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);

        TransferResult result = await pipeline.Transfer.TransferAsync(Anger with { Paste = PasteMode.Original }, Cancellation);

        using SKBitmap before = Decode(Face);
        using SKBitmap after = Decode(result.Image);
        SKPointI[] changed = Changed(before, after);
        Assert.NotEmpty(changed);
        Assert.All(changed, point => Assert.True(SKPointI.Distance(point, new SKPointI(140, 60)) <= 41));
    }

    [Fact]
    public async Task TransferAsync_SeveralFaces_ChangesEachAsAlone()
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);
        TransferRequest photo = Anger with { Paste = PasteMode.Original };

        TransferResult both = await pipeline.Transfer.TransferAsync(photo with { MoreFaceIndices = [2] }, Cancellation);
        TransferResult first = await pipeline.Transfer.TransferAsync(photo, Cancellation);
        TransferResult third = await pipeline.Transfer.TransferAsync(photo with { FaceIndex = 2 }, Cancellation);

        using SKBitmap expected = Decode(first.Image);
        using SKBitmap alone = Decode(third.Image);
        using SKBitmap before = Decode(Face);
        Array.ForEach(Changed(before, alone), point => expected.SetPixel(point.X, point.Y, alone.GetPixel(point.X, point.Y)));
        using SKBitmap actual = Decode(both.Image);
        Assert.NotEmpty(Changed(before, alone));
        Assert.All(Changed(expected, actual), point => Assert.InRange(
            Math.Abs(expected.GetPixel(point.X, point.Y).Red - actual.GetPixel(point.X, point.Y).Red), 0, 1));
        Assert.Equal([Large, Smaller], both.Faces);
    }

    [Fact]
    public async Task TransferAsync_ExpressionOfAnotherFaceOfTheSamePhoto_IsReadFromIt()
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);
        TransferRequest request = new() { Face = Face, Expression = Face, Size = PictureSize.Model };

        TransferResult own = await pipeline.Transfer.TransferAsync(request, Cancellation);
        TransferResult other = await pipeline.Transfer.TransferAsync(request with { ExpressionFaceIndex = 1 }, Cancellation);

        Assert.NotEqual(own.Image.ToArray(), other.Image.ToArray());
    }

    [Theory]
    [InlineData(PictureSize.Photo, 80)]
    [InlineData(PictureSize.Model, 32)]
    public async Task TransferAsync_AllLabels_AreTheSevenTransfersInTheirOrder(PictureSize size, int side)
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);
        TransferRequest all = new() { Face = Face, AllLabels = LabelSet.Strip, Size = size };

        TransferResult strip = await pipeline.Transfer.TransferAsync(all, Cancellation);
        TransferResult apart = await pipeline.Transfer.TransferAsync(all with { AllLabels = LabelSet.Apart, Verify = true }, Cancellation);
        TransferResult anger = await pipeline.Transfer.TransferAsync(Anger with { Size = size, Verify = true }, Cancellation);

        Assert.Equal((7 * side, side), (strip.Width, strip.Height));
        Assert.Equal(Enum.GetValues<Expression>(), apart.Labelled.Select(picture => picture.Label));
        LabelledPicture labelled = apart.Labelled[(int)Expression.Anger];
        Assert.Equal(anger.Verification!.Dominant, labelled.Verification!.Dominant);
        using SKBitmap whole = Decode(strip.Image);
        using SKBitmap one = Decode(labelled.Image);
        using SKBitmap alone = Decode(anger.Image);
        for (int i = 0; i < side * side; i++)
        {
            (int x, int y) = (i % side, i / side);
            Assert.InRange(Math.Abs(alone.GetPixel(x, y).Green - one.GetPixel(x, y).Green), 0, 1);
            Assert.Equal(one.GetPixel(x, y), whole.GetPixel(((int)Expression.Anger * side) + x, y));
        }
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(16, true)]
    public async Task TransferAsync_TurnedHead_WarnsWhereTheMotionIsReduced(float nose, bool warns)
    {
        (float X, float Y)[] points = [(120, 50), (160, 50), (140 + nose, 70), (125, 85), (155, 85)];
        DetectedFace turned = Large with { Landmarks = [.. points.Select((point, i) => new FaceLandmark((FaceLandmarkType)i, point.X, point.Y))] };
        await using PipelineHost pipeline = await PipelineHost.StartAsync(new TinyGenerator(WithParts: true), new FixedDetector(turned));

        TransferResult photo = await pipeline.Transfer.TransferAsync(Anger, Cancellation);
        TransferResult model = await pipeline.Transfer.TransferAsync(Anger with { Size = PictureSize.Model }, Cancellation);

        // The eyes are 40 pixels apart: 0.25 and 0.4 of that.
        Assert.Equal(warns, photo.Warnings.Any(warning => warning.Code == "pose_extreme"));
        Assert.DoesNotContain(model.Warnings, warning => warning.Code == "pose_extreme");
    }

    public static TheoryData<string, TransferRequest> BadRequests() => new()
    {
        { "size", Anger with { Paste = PasteMode.Original, Size = PictureSize.Model } },
        { "size", Anger with { Size = (PictureSize)2 } },
        { "paste", Anger with { ExpressionLabel = null, AllLabels = LabelSet.Strip, Paste = PasteMode.Original } },
        { "expression", Anger with { AllLabels = LabelSet.Strip } },
        { "faceIndex", Anger with { MoreFaceIndices = [1] } },
        { "faceIndex", Anger with { Paste = PasteMode.Original, MoreFaceIndices = [1, 1] } },
        { "faceIndex", Anger with { Paste = PasteMode.Original, MoreFaceIndices = [100] } },
        { "faceIndex", Anger with { Paste = PasteMode.Original, MoreFaceIndices = [.. Enumerable.Range(1, 32)] } },
        { "faceIndex", Anger with { Paste = PasteMode.Original, ExpressionLabel = null, AllLabels = LabelSet.Apart, MoreFaceIndices = [1] } },
        { "faceBox", Anger with { Paste = PasteMode.Original, MoreFaceIndices = [1], FaceBox = new FaceBox(0, 0, 9, 9) } },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task TransferAsync_OptionsThatDoNotFit_NameTheOne(string parameter, TransferRequest request)
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);

        var exception = await Assert.ThrowsAsync<InferenceException>(() => pipeline.Transfer.TransferAsync(request, Cancellation));

        Assert.Equal((InferenceError.InvalidParameter, parameter), (exception.Error, exception.Parameter));
    }

    [Fact]
    public async Task TransferAsync_FurtherFaceThatIsNotThere_NamesItsIndex()
    {
        await using PipelineHost pipeline = await StartAsync(withParts: true);
        TransferRequest request = Anger with { Paste = PasteMode.Original, MoreFaceIndices = [5] };

        var exception = await Assert.ThrowsAsync<InferenceException>(() => pipeline.Transfer.TransferAsync(request, Cancellation));

        Assert.Equal((InferenceError.FaceIndexOutOfRange, 5L), (exception.Error, exception.Actual));
    }

    private static Task<PipelineHost> StartAsync(bool withParts) =>
        PipelineHost.StartAsync(new TinyGenerator(WithParts: withParts), new FixedDetector(Large, Small, Smaller));

    private static SKPointI[] Changed(SKBitmap one, SKBitmap other) => [.. Enumerable.Range(0, one.Width * one.Height)
        .Select(i => new SKPointI(i % one.Width, i / one.Width))
        .Where(point => one.GetPixel(point.X, point.Y) != other.GetPixel(point.X, point.Y))];

    private static SKBitmap Decode(ReadOnlyMemory<byte> file)
    {
        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(file.Span);
        return image.Bitmap.Copy();
    }
}
