using System.Net;
using TDGan.Client.Replies;
using TDGan.Client.Requests;

namespace TDGan.Client.Tests;

/// <summary>The client against the real service: what one writes the other reads.</summary>
public sealed class ContractTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadExpressions_OnePicture_HasEveryMember()
    {
        ExpressionsResult result = await fixture.Client.ReadExpressionsAsync(ServiceFixture.Happy, cancellationToken: Cancellation);
        Assert.Equal(26, result.Id.Length);
        Assert.Equal(("expression-branch", "1", "cpu"), (result.Model.Name, result.Model.Version, result.Model.Device));
        Assert.Equal(64, result.Model.Sha256.Length);
        Assert.Equal(new ImageInfo(128, 128, "png", 1, false), result.Image);
        Face face = Assert.Single(result.Faces);
        Assert.Equal((0, new Box(0, 0, 128, 128), new Box(0, 0, 1, 1)), (face.Index, face.Box, face.BoxNormalized));
        Assert.Null(face.Confidence);
        Assert.Equal(7, face.Expressions.Count);
        Assert.Equal(1, face.Expressions.Sum(score => score.Score), 1e-5f);
        Assert.Equal(face.Expressions[0].Label, face.Dominant);
        Assert.Null(face.Logits);
        Assert.Equal("whole_image_used", result.Warnings[0].Code);
        Assert.True(result.Timings.BatchSize >= 1);
    }

    [Fact]
    public async Task ReadExpressions_EveryOption_IsTaken()
    {
        ExpressionsOptions options = new()
        {
            Detect = FaceDetection.Off,
            MinFaceSize = 20,
            MinConfidence = 0.25,
            MaxFaces = 3,
            TopK = 2,
            IncludeLandmarks = true,
            IncludeLogits = true,
        };
        Face face = (await fixture.Client.ReadExpressionsAsync(ServiceFixture.Angry, options, Cancellation)).Faces[0];
        Assert.Equal(2, face.Expressions.Count);
        Assert.Equal(7, face.Logits!.Count);
        Assert.NotNull(face.Landmarks);
    }

    [Fact]
    public async Task ReadExpressions_FromAStream_IsThatOfTheBytes()
    {
        using MemoryStream stream = new(ServiceFixture.Happy.Content.ToArray());
        Picture picture = await Picture.FromStreamAsync(stream, cancellationToken: Cancellation);
        ExpressionsResult result = await fixture.Client.ReadExpressionsAsync(picture, cancellationToken: Cancellation);
        ExpressionsResult expected = await fixture.Client.ReadExpressionsAsync(ServiceFixture.Happy, cancellationToken: Cancellation);
        Assert.Equal(expected.Faces[0].Expressions, result.Faces[0].Expressions);
    }

    [Fact]
    public async Task ReadExpressions_NoPicture_IsAProblemWithItsCode()
    {
        TDGanProblemException exception = await Assert.ThrowsAsync<TDGanProblemException>(
            () => fixture.Client.ReadExpressionsAsync(ServiceFixture.Broken, cancellationToken: Cancellation));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-image-format"), (exception.Status, exception.Code));
        Assert.Equal(26, exception.Problem.RequestId!.Length);
        Assert.NotEmpty(exception.Problem.Detail!);
        Assert.Null(exception.RetryAfter);
    }

    [Fact]
    public async Task ReadExpressions_WrongOption_NamesItAndWhatItTakes()
    {
        TDGanProblemException exception = await Assert.ThrowsAsync<TDGanProblemException>(
            () => fixture.Client.ReadExpressionsAsync(ServiceFixture.Happy, new ExpressionsOptions { TopK = 8 }, Cancellation));
        Assert.Equal(("invalid-parameter", "topK"), (exception.Code, exception.Problem.Parameter));
        Assert.NotEmpty(exception.Problem.Expected!);
    }

    [Fact]
    public async Task ReadExpressions_SeveralPictures_EachHasItsResultOrItsProblem()
    {
        IReadOnlyList<BatchItem> items = await fixture.Client.ReadExpressionsAsync(
            [ServiceFixture.Happy, ServiceFixture.Broken, ServiceFixture.Angry], cancellationToken: Cancellation);
        Assert.Equal([0, 1, 2], items.Select(item => item.Index));
        Assert.Equal(["happy.png", "broken.png", "angry.jpg"], items.Select(item => item.Name));
        Assert.Single(items[0].Result!.Faces);
        Assert.Null(items[0].Problem);
        Assert.Equal("unsupported-image-format", items[1].Problem!.Code);
        Assert.Null(items[1].Result);
        Assert.Single(items[2].Result!.Faces);
    }

    [Fact]
    public async Task Transfer_ByPictureAndByLabel_AreMarkedPicturesThatRepeat()
    {
        TransferOptions byLabel = new(ServiceFixture.Happy) { ExpressionLabel = "anger", Seed = 7, Intensity = 0.5 };
        GeneratedPicture first = await fixture.Client.TransferAsync(byLabel, Cancellation);
        GeneratedPicture second = await fixture.Client.TransferAsync(byLabel, Cancellation);
        Assert.Equal(("image/png", "decoder/1", 7u), (first.MediaType, first.Model, first.Seed));
        Assert.Equal(PngSignature, first.Content[..4]);
        Assert.Equal(first.Content, second.Content);
        using MemoryStream copy = new();
        await first.CopyToAsync(copy, Cancellation);
        Assert.Equal(first.Content, copy.ToArray());

        GeneratedPicture byPicture = await fixture.Client.TransferAsync(
            new TransferOptions(ServiceFixture.Happy) { Expression = ServiceFixture.Angry, Format = "jpeg", Quality = 80 }, Cancellation);
        Assert.Equal("image/jpeg", byPicture.MediaType);
    }

    [Fact]
    public async Task Interpolate_BetweenExpressionsAndBetweenFaces_ArePictures()
    {
        GeneratedPicture strip = await fixture.Client.InterpolateAsync(
            InterpolationOptions.BetweenExpressions(
                ServiceFixture.Happy, ExpressionSource.Of("neutral"), ExpressionSource.Of(ServiceFixture.Angry)) with
            {
                Steps = 3,
                Format = "png",
                Seed = 1,
            },
            Cancellation);
        Assert.Equal("image/png", strip.MediaType);
        GeneratedPicture animation = await fixture.Client.InterpolateAsync(
            InterpolationOptions.BetweenFaces(ServiceFixture.Happy, ServiceFixture.Angry, ExpressionSource.Of("fear")), Cancellation);
        Assert.Equal("image/webp", animation.MediaType);
    }

    [Fact]
    public async Task GetModels_Loaded_AreListed()
    {
        IReadOnlyList<ModelDetails> models = await fixture.Client.GetModelsAsync(Cancellation);
        ModelDetails classifier = models.Single(model => model.Name == "expression-branch");
        Assert.Equal(7, classifier.Labels!.Count);
        Assert.Equal("MIT", classifier.License);
        Assert.NotEmpty(classifier.Validation!);
    }

    [Fact]
    public async Task IsReady_ServiceAndNoService_TellsThemApart()
    {
        Assert.True(await fixture.Client.IsReadyAsync(Cancellation));
        using HttpClient nobody = new() { BaseAddress = new Uri("http://127.0.0.1:1/") };
        Assert.False(await new TDGanClient(nobody).IsReadyAsync(Cancellation));
    }

    [Fact]
    public async Task ReadExpressions_CallerGivesUp_IsCancelled()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.Client.ReadExpressionsAsync(ServiceFixture.Happy, cancellationToken: source.Token));
    }
}
