using Microsoft.Extensions.Options;
using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.Tests.Faces;
using TDGan.Inference.Transfer;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Transfer;

public sealed class ExpressionTransferTests
{
    private static readonly byte[] Face = DrawnFaces.Png(Expression.Neutral);
    private static readonly byte[] Smile = DrawnFaces.Png(Expression.Happiness);

    private static readonly TransferRequest FromPicture = new() { Face = Face, Expression = Smile, Size = PictureSize.Model };
    private static readonly TransferRequest FromLabel = new() { Face = Face, ExpressionLabel = Expression.Anger, Size = PictureSize.Model };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GeneratedImageFormat.Png, "png")]
    [InlineData(GeneratedImageFormat.Jpeg, "jpeg")]
    [InlineData(GeneratedImageFormat.Webp, "webp")]
    public async Task TransferAsync_EveryFormat_GivesAPictureOfTheModelsSide(GeneratedImageFormat format, string name)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        TransferResult result = await pipeline.Transfer.TransferAsync(FromPicture with { Format = format, Seed = 9 }, Cancellation);

        using DecodedImage image = Decode(result.Image);
        Assert.Equal((32, 32, name), (image.Info.Width, image.Info.Height, image.Info.Format));
        Assert.Equal((32, 32, format, 9u, "decoder"), (result.Width, result.Height, result.Format, result.Seed, result.Model.Name));
        Assert.Equal(new FaceBox(0, 0, 128, 128), result.Face.Box);
        Assert.Equal(["whole_image_used", "whole_image_used"], result.Warnings.Select(warning => warning.Code));
        Assert.True(result.Timings.EncodeMs > 0 && result.Timings.InferenceMs > 0);
    }

    [Fact]
    public async Task TransferAsync_Picture_IsWhatTheThreeGraphsGive()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        var reference = new TransferReference(pipeline.Models);

        TransferResult result = await pipeline.Transfer.TransferAsync(FromPicture with { Seed = 3, Intensity = 0.25f }, Cancellation);

        float[] expected = await reference.GenerateAsync(Face, Smile, intensity: 0.25f, seed: 3);
        using DecodedImage image = Decode(result.Image);
        float[] actual = LuminanceImage.FromDecoded(image).Values.ToArray();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.6f / 255));
    }

    [Fact]
    public async Task TransferAsync_SameSeed_GivesTheSameBytesInAnyHost()
    {
        await using PipelineHost first = await PipelineHost.StartAsync();
        await using PipelineHost second = await PipelineHost.StartAsync();

        TransferResult one = await first.Transfer.TransferAsync(FromPicture with { Seed = 5 }, Cancellation);
        TransferResult two = await second.Transfer.TransferAsync(FromPicture with { Seed = 5 }, Cancellation);
        TransferResult other = await second.Transfer.TransferAsync(FromPicture with { Seed = 6 }, Cancellation);

        Assert.Equal(one.Image, two.Image);
        Assert.NotEqual(one.Image.ToArray(), other.Image.ToArray());
    }

    [Fact]
    public async Task TransferAsync_SixtyFourAtOnce_GiveExactlyTheLoneReply()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        byte[] lone = (await pipeline.Transfer.TransferAsync(FromPicture, Cancellation)).Image.ToArray();

        TransferResult[] replies = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(() => pipeline.Transfer.TransferAsync(FromPicture, Cancellation), Cancellation)));

        Assert.All(replies, reply => Assert.Equal(lone, reply.Image.ToArray()));
    }

    [Fact]
    public async Task TransferAsync_IntensityZero_IgnoresTheExpression()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        TransferResult picture = await pipeline.Transfer.TransferAsync(FromPicture with { Intensity = 0 }, Cancellation);
        TransferResult label = await pipeline.Transfer.TransferAsync(FromLabel with { Intensity = 0 }, Cancellation);
        TransferResult full = await pipeline.Transfer.TransferAsync(FromLabel, Cancellation);

        Assert.Equal(label.Image.ToArray(), picture.Image.ToArray());
        Assert.NotEqual(label.Image.ToArray(), full.Image.ToArray());
    }

    [Fact]
    public async Task TransferAsync_FaceAsItsOwnExpression_IsTheSameAtAnyIntensity()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        TransferRequest own = FromPicture with { Expression = Face };

        TransferResult half = await pipeline.Transfer.TransferAsync(own with { Intensity = 0.5f }, Cancellation);
        TransferResult full = await pipeline.Transfer.TransferAsync(own, Cancellation);

        Assert.Equal(full.Image.ToArray(), half.Image.ToArray());
    }

    [Fact]
    public async Task TransferAsync_Labels_GiveDifferentPictures()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        byte[][] pictures = await Task.WhenAll(Enum.GetValues<Expression>().Select(async label =>
            (await pipeline.Transfer.TransferAsync(FromLabel with { ExpressionLabel = label }, Cancellation)).Image.ToArray()));

        Assert.Equal(7, pictures.Select(Convert.ToBase64String).Distinct().Count());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task TransferAsync_DecoderWithOtherInputs_Works(bool noise, bool face)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync(new TinyGenerator(48, noise, face));

        TransferResult first = await pipeline.Transfer.TransferAsync(FromPicture with { Seed = 1 }, Cancellation);
        TransferResult second = await pipeline.Transfer.TransferAsync(FromPicture with { Seed = 2 }, Cancellation);

        Assert.Equal(48, first.Width);
        Assert.Equal(noise, !first.Image.Span.SequenceEqual(second.Image.Span));
    }

    [Fact]
    public async Task TransferAsync_NoFace_NamesThePart()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync(detector: new FixedDetector());

        var exception = await Assert.ThrowsAsync<InferenceException>(
            () => pipeline.Transfer.TransferAsync(FromPicture with { Detect = FaceDetectionMode.On }, Cancellation));

        Assert.Equal((InferenceError.NoFaceDetected, "face"), (exception.Error, exception.Parameter));
    }

    [Fact]
    public async Task TransferAsync_SeveralFaces_TakesTheLargest()
    {
        var large = new DetectedFace(new FaceBox(5, 5, 90, 90), 0.8f, []);
        var small = new DetectedFace(new FaceBox(5, 5, 40, 40), 0.9f, []);
        await using PipelineHost pipeline = await PipelineHost.StartAsync(detector: new FixedDetector(small, large));

        TransferResult result = await pipeline.Transfer.TransferAsync(FromPicture, Cancellation);

        Assert.Same(large, result.Face);
        Assert.Empty(result.Warnings);
    }

    public static TheoryData<string, TransferRequest> BadRequests() => new()
    {
        { "expression", FromPicture with { ExpressionLabel = Expression.Fear } },
        { "expression", FromPicture with { Expression = null } },
        { "expressionLabel", FromLabel with { ExpressionLabel = (Expression)7 } },
        { "intensity", FromLabel with { Intensity = 1.1f } },
        { "intensity", FromLabel with { Intensity = float.NaN } },
        { "quality", FromLabel with { Quality = 0 } },
        { "quality", FromLabel with { Quality = 101 } },
        { "minFaceSize", FromLabel with { MinFaceSize = 0 } },
        { "minConfidence", FromLabel with { MinConfidence = -0.1f } },
        { "format", FromLabel with { Format = (GeneratedImageFormat)9 } },
        { "detect", FromLabel with { Detect = FaceDetectionMode.On } },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task TransferAsync_BadOption_NamesIt(string parameter, TransferRequest request)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        var exception = await Assert.ThrowsAsync<InferenceException>(() => pipeline.Transfer.TransferAsync(request, Cancellation));

        Assert.Equal((InferenceError.InvalidParameter, parameter), (exception.Error, exception.Parameter));
    }

    [Fact]
    public async Task TransferAsync_LabelWithoutPrototypes_IsAnInvalidParameter()
    {
        await using PipelineHost pipeline = PipelineHost.Create();
        pipeline.Models.EditManifest(ModelNames.ExpressionBranch, manifest => manifest with { Prototypes = null });
        await pipeline.StartAsync();

        var exception = await Assert.ThrowsAsync<InferenceException>(() => pipeline.Transfer.TransferAsync(FromLabel, Cancellation));

        Assert.Equal((InferenceError.InvalidParameter, "expressionLabel"), (exception.Error, exception.Parameter));
    }

    private static DecodedImage Decode(ReadOnlyMemory<byte> file) =>
        new ImageDecoder(Options.Create(new ImageDecodingOptions())).Decode(file.Span);
}
