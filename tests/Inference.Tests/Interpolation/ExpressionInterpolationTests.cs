using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Interpolation;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tests.Faces;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Interpolation;

public sealed class ExpressionInterpolationTests
{
    private static readonly byte[] Anna = DrawnFaces.Png(Expression.Neutral);
    private static readonly byte[] Ben = DrawnFaces.Png(Expression.Surprise, 90, 90);
    private static readonly byte[] Smile = DrawnFaces.Png(Expression.Happiness);

    private static readonly InterpolationRequest Expressions = new()
    {
        FaceFrom = Anna,
        ExpressionFrom = ExpressionSource.Of(Expression.Anger),
        ExpressionTo = ExpressionSource.Of((ReadOnlyMemory<byte>)Smile),
        Steps = 3,
        Format = InterpolationFormat.Frames,
    };

    private static readonly InterpolationRequest Faces = new()
    {
        FaceFrom = Anna,
        FaceTo = Ben,
        ExpressionFrom = ExpressionSource.Of((ReadOnlyMemory<byte>)Smile),
        Steps = 4,
        Format = InterpolationFormat.Frames,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, PictureSize.Model)]
    [InlineData(true, PictureSize.Model)]
    [InlineData(true, PictureSize.Photo)]
    public async Task InterpolateAsync_BetweenExpressions_BeginsAndEndsWithTheirTransfers(bool decoderTakesTheFace, PictureSize size)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync(new TinyGenerator(WithFace: decoderTakesTheFace, WithParts: true));

        InterpolationResult result = await InterpolateAsync(pipeline, Expressions with { Seed = 4, Size = size });

        TransferRequest transfer = new() { Face = Anna, Seed = 4, Size = size };
        TransferResult first = await pipeline.Transfer.TransferAsync(transfer with { ExpressionLabel = Expression.Anger }, Cancellation);
        TransferResult last = await pipeline.Transfer.TransferAsync(transfer with { Expression = Smile }, Cancellation);
        Assert.Equal(3, result.Files.Count);
        AssertSame(first.Image, result.Files[0]);
        AssertSame(last.Image, result.Files[2]);
        Assert.NotEqual(result.Files[0].ToArray(), result.Files[1].ToArray());
        Assert.NotEqual(result.Files[2].ToArray(), result.Files[1].ToArray());
    }

    [Fact]
    public async Task InterpolateAsync_BetweenFaces_BeginsAndEndsWithTheirTransfers()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync(new TinyGenerator(WithFace: true));

        InterpolationResult result = await InterpolateAsync(pipeline, Faces);

        TransferResult first = await pipeline.Transfer.TransferAsync(new() { Face = Anna, Expression = Smile, Size = PictureSize.Model }, Cancellation);
        TransferResult last = await pipeline.Transfer.TransferAsync(new() { Face = Ben, Expression = Smile, Size = PictureSize.Model }, Cancellation);
        AssertSame(first.Image, result.Files[0]);
        AssertSame(last.Image, result.Files[3]);
    }

    [Theory]
    [InlineData(InterpolationFormat.Webp)]
    [InlineData(InterpolationFormat.Gif)]
    [InlineData(InterpolationFormat.PngStrip)]
    public async Task InterpolateAsync_FaceOfAPhoto_MovesInThePhotoAndInColour(InterpolationFormat format)
    {
        byte[] photo = DrawnFaces.Png(Expression.Neutral, 200, 160);
        var detector = new FixedDetector(
            new DetectedFace(new FaceBox(100, 20, 80, 80), 0.9f, []), new DetectedFace(new FaceBox(10, 20, 60, 60), 0.8f, []));
        await using PipelineHost pipeline = await PipelineHost.StartAsync(new TinyGenerator(WithParts: true), detector);
        InterpolationRequest request = Expressions with
        {
            FaceFrom = photo,
            ExpressionTo = ExpressionSource.Of(Expression.Fear),
            FaceIndex = 1,
            Paste = PasteMode.Original,
            Format = format,
        };

        InterpolationResult result = await InterpolateAsync(pipeline, request);

        using SKBitmap first = SKBitmap.Decode(result.Files[0].Span);
        Assert.Equal((200, 160), (result.Width, result.Height));
        Assert.Equal(format == InterpolationFormat.PngStrip ? 600 : 200, first.Width);
        Assert.Equal(new FaceBox(10, 20, 60, 60), result.Face.Box);
        SKColor background = first.GetPixel(195, 155);
        Assert.InRange(background.Blue - background.Red, 60, 100);
    }

    [Fact]
    public async Task InterpolateAsync_LargeFace_IsReduced()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync(new TinyGenerator(WithParts: true));
        InterpolationRequest request = Expressions with
        {
            FaceFrom = DrawnFaces.Png(Expression.Neutral, 1600, 1600),
            Detect = FaceDetectionMode.Off,
            ExpressionTo = ExpressionSource.Of(Expression.Fear),
        };

        InterpolationResult crop = await InterpolateAsync(pipeline, request);
        InterpolationResult whole = await InterpolateAsync(pipeline, request with { Paste = PasteMode.Original });

        Assert.Equal((512, 512), (crop.Width, crop.Height));
        Assert.Equal((1024, 1024), (whole.Width, whole.Height));
    }

    [Theory]
    [InlineData("paste")]
    [InlineData("faceIndex")]
    public async Task InterpolateAsync_OptionOfOneFaceBetweenTwo_IsInvalid(string parameter) => await AssertInvalidAsync(
        parameter == "paste" ? Faces with { Paste = PasteMode.Original } : Faces with { FaceIndex = 1 }, parameter);

    [Theory]
    [InlineData(InterpolationFormat.Webp, 8)]
    [InlineData(InterpolationFormat.Gif, 8)]
    [InlineData(InterpolationFormat.PngStrip, 1)]
    public async Task InterpolateAsync_OneFile_HoldsEveryStep(InterpolationFormat format, int frames)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        InterpolationResult result = await InterpolateAsync(pipeline, Faces with { Steps = 8, Format = format });

        using SKCodec codec = SKCodec.Create(new SKMemoryStream(Assert.Single(result.Files).ToArray()));
        Assert.Equal(frames, Math.Max(1, codec.FrameCount));
        Assert.Equal(format == InterpolationFormat.PngStrip ? 8 * 32 : 32, codec.Info.Width);
        Assert.Equal((8, 32, 32, "decoder"), (result.Steps, result.Width, result.Height, result.Model.Name));
        Assert.InRange(result.Timings.BatchSize, 2, 8);
    }

    [Fact]
    public async Task InterpolateAsync_SameSeed_GivesTheSameBytesInAnyHost()
    {
        InterpolationRequest request = Expressions with { Format = InterpolationFormat.Webp, Seed = 7 };
        await using PipelineHost one = await PipelineHost.StartAsync();
        await using PipelineHost two = await PipelineHost.StartAsync();

        byte[] first = (await InterpolateAsync(one, request)).Files[0].ToArray();

        Assert.Equal(first, (await InterpolateAsync(two, request)).Files[0].ToArray());
        Assert.NotEqual(first, (await InterpolateAsync(two, request with { Seed = 8 })).Files[0].ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public async Task InterpolateAsync_StepsOutsideTheRange_IsInvalid(int steps) =>
        await AssertInvalidAsync(Faces with { Steps = steps }, "steps");

    [Fact]
    public async Task InterpolateAsync_BothEndsTwice_IsInvalid() =>
        await AssertInvalidAsync(Faces with { ExpressionTo = ExpressionSource.Of(Expression.Fear) }, "faceTo");

    [Fact]
    public async Task InterpolateAsync_NeitherEnd_IsInvalid() => await AssertInvalidAsync(Faces with { FaceTo = null }, "faceTo");

    [Fact]
    public async Task InterpolateAsync_NoPrototypes_NamesTheLabelOption()
    {
        await using PipelineHost pipeline = PipelineHost.Create();
        pipeline.Models.EditManifest(ModelNames.ExpressionBranch, manifest => manifest with { Prototypes = null });
        await pipeline.StartAsync();

        InferenceException exception =
            await Assert.ThrowsAsync<InferenceException>(() => InterpolateAsync(pipeline, Expressions));

        Assert.Equal((InferenceError.InvalidParameter, "expressionFromLabel"), (exception.Error, exception.Parameter));
    }

    private static async Task AssertInvalidAsync(InterpolationRequest request, string parameter)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        InferenceException exception = await Assert.ThrowsAsync<InferenceException>(() => InterpolateAsync(pipeline, request));
        Assert.Equal((InferenceError.InvalidParameter, parameter), (exception.Error, exception.Parameter));
    }

    private static Task<InterpolationResult> InterpolateAsync(PipelineHost pipeline, InterpolationRequest request) =>
        pipeline.Services.GetRequiredService<IExpressionInterpolation>().InterpolateAsync(request, Cancellation);

    /// <summary>Equal pixels up to one: runs of another batch size may round otherwise.</summary>
    private static void AssertSame(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual) =>
        Assert.All(Pixels(expected).Zip(Pixels(actual)), pair => Assert.Equal(pair.First, pair.Second, 1.5f / 255));

    private static float[] Pixels(ReadOnlyMemory<byte> file)
    {
        using DecodedImage image = new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(file.Span);
        return LuminanceImage.FromDecoded(image).Values.ToArray();
    }
}
