using SkiaSharp;
using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Requests;
using TDGan.Inference.Tests.Faces;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Classification;

public sealed class ExpressionClassifierTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClassifyAsync_FaceCrop_GivesAllScoresHighestFirst()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        ClassificationResult result = await ClassifyAsync(pipeline, DrawnFaces.Png(Expression.Happiness));

        FaceExpression face = Assert.Single(result.Faces);
        Assert.Equal(Enum.GetValues<Expression>(), face.Scores.Select(score => score.Expression).Order());
        Assert.Equal(face.Scores.OrderByDescending(score => score.Score), face.Scores);
        Assert.Equal(1, face.Scores.Sum(score => (double)score.Score), 1e-5);
        Assert.Equal(("expression-branch", "1", "cpu"), (result.Model.Name, result.Model.Version, result.Model.Device));
        Assert.Equal(["whole_image_used"], result.Warnings.Select(warning => warning.Code));
        Assert.Equal(1, result.Timings.BatchSize);
        Assert.True(result.Timings.DecodeMs > 0 && result.Timings.PreprocessMs > 0 && result.Timings.InferenceMs > 0);
    }

    [Fact]
    public async Task ClassifyAsync_Scores_AreTheSoftmaxOfTheLogitsAtTheTemperature()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        FaceExpression face = (await ClassifyAsync(pipeline, DrawnFaces.Png(Expression.Anger))).Faces[0];

        double[] powers = [.. face.Logits.Select(logit => Math.Exp(logit / 2))];
        Assert.All(face.Scores, score => Assert.Equal(powers[(int)score.Expression] / powers.Sum(), score.Score, 1e-5));
        Assert.Equal(face.Scores[0].Expression, face.Dominant);
    }

    [Fact]
    public async Task ClassifyAsync_TurnedPicture_ReadsAsTheUprightOne()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        FaceExpression upright = (await ClassifyAsync(pipeline, DrawnFaces.Jpeg(Expression.Surprise, 1, 96, 128))).Faces[0];

        ClassificationResult turned = await ClassifyAsync(pipeline, DrawnFaces.Jpeg(Expression.Surprise, 6, 96, 128));

        Assert.Equal((96, 128, 6), (turned.Image.Width, turned.Image.Height, turned.Image.ExifOrientation));
        Assert.All(turned.Faces[0].Logits.Zip(upright.Logits), pair => Assert.Equal(pair.Second, pair.First, 0.05f));
    }

    [Fact]
    public async Task ClassifyAsync_SeveralFaces_EqualsEachAlone()
    {
        DetectedFace[] faces = [.. Enumerable.Range(0, 40).Select(i => new DetectedFace(new FaceBox(i, i / 2f, 80 - i, 80 - i), 0.9f, []))];
        byte[] picture = DrawnFaces.Png(Expression.Sadness);
        await using PipelineHost together = await PipelineHost.StartAsync(detector: new FixedDetector(faces));
        await using PipelineHost lone = await PipelineHost.StartAsync(detector: new FixedDetector(faces[35]));

        ClassificationResult result = await ClassifyAsync(together, picture, new ClassificationOptions { MaxFaces = 100 });
        ClassificationResult single = await ClassifyAsync(lone, picture);

        Assert.Equal(Enumerable.Range(0, 40), result.Faces.Select(face => face.Index));
        Assert.Equal(faces, result.Faces.Select(face => face.Face));
        Assert.All(result.Faces[35].Logits.Zip(single.Faces[0].Logits), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        Assert.InRange(result.Timings.BatchSize, 2, 32);
    }

    [Fact]
    public async Task ClassifyAsync_NoFace_IsAnEmptyAnswer()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync(detector: new FixedDetector());

        ClassificationResult result =
            await ClassifyAsync(pipeline, DrawnFaces.Png(Expression.Fear), new ClassificationOptions { Detect = FaceDetectionMode.On });

        Assert.Empty(result.Faces);
        Assert.Empty(result.Warnings);
        Assert.Equal(0, result.Timings.BatchSize);
    }

    [Fact]
    public async Task ClassifyAsync_FaceUnderHalfTheModelsSide_Warns()
    {
        var tiny = new DetectedFace(new FaceBox(10, 10, 15, 30), 0.9f, []);
        await using PipelineHost pipeline = await PipelineHost.StartAsync(detector: new FixedDetector(tiny));

        ClassificationResult result = await ClassifyAsync(pipeline, DrawnFaces.Png(Expression.Fear));

        InferenceWarning warning = Assert.Single(result.Warnings);
        Assert.Equal(("face_too_small", 0), (warning.Code, warning.FaceIndex));
    }

    [Fact]
    public async Task ClassifyAsync_SixtyFourAtOnce_GiveExactlyTheLoneReply()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        byte[][] pictures = [.. Enum.GetValues<Expression>().Select(expression => DrawnFaces.Jpeg(expression))];
        FaceExpression[] lone =
            await Task.WhenAll(pictures.Select(async picture => (await ClassifyAsync(pipeline, picture)).Faces[0]));

        FaceExpression[] replies = await Task.WhenAll(Enumerable.Range(0, 64)
            .Select(i => Task.Run(async () => (await ClassifyAsync(pipeline, pictures[i % 7])).Faces[0], Cancellation)));

        for (int i = 0; i < replies.Length; i++)
        {
            Assert.Equal(lone[i % 7].Scores, replies[i].Scores);
            Assert.Equal(lone[i % 7].Logits, replies[i].Logits);
        }
    }

    [Fact]
    public async Task ClassifyAsync_TwoViews_AreTheMeanOfThePictureAndItsMirrorImage()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        using SKBitmap picture = DrawnFaces.Draw(Expression.Anger, 64, 64);
        picture.SetPixel(12, 30, SKColors.Black);
        using var mirrored = new SKBitmap(picture.Info);
        using (var canvas = new SKCanvas(mirrored))
        {
            canvas.Scale(-1, 1, picture.Width / 2f, 0);
            canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        }

        FaceExpression[] alone = [.. (await ClassifyAsync(pipeline, Png(picture))).Faces, .. (await ClassifyAsync(pipeline, Png(mirrored))).Faces];
        ClassificationResult both = await ClassifyAsync(pipeline, Png(picture), new ClassificationOptions { Views = 2 });

        Assert.All(
            Enum.GetValues<Expression>(),
            expression => Assert.Equal(
                alone.Average(face => Score(face, expression)), Score(Assert.Single(both.Faces), expression), 1e-5));
    }

    [Fact]
    public async Task ClassifyAsync_ViewsThatAreNotKnown_NamesThem()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        var exception = await Assert.ThrowsAsync<InferenceException>(
            () => ClassifyAsync(pipeline, [], new ClassificationOptions { Views = 3 }));

        Assert.Equal((InferenceError.InvalidParameter, "views"), (exception.Error, exception.Parameter));
    }

    [Theory]
    [InlineData("maxFaces", 0, 10, null)]
    [InlineData("maxFaces", 101, 10, null)]
    [InlineData("minFaceSize", 1, 0, null)]
    [InlineData("minConfidence", 1, 10, 1.01f)]
    [InlineData("minConfidence", 1, 10, float.NaN)]
    public async Task ClassifyAsync_OptionOutsideItsRange_NamesIt(string parameter, int maxFaces, int minFaceSize, float? minConfidence)
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();
        var options = new ClassificationOptions { MaxFaces = maxFaces, MinFaceSize = minFaceSize, MinConfidence = minConfidence };

        var exception = await Assert.ThrowsAsync<InferenceException>(() => ClassifyAsync(pipeline, [], options));

        Assert.Equal((InferenceError.InvalidParameter, parameter), (exception.Error, exception.Parameter));
    }

    [Fact]
    public async Task ClassifyAsync_Cancelled_Throws()
    {
        await using PipelineHost pipeline = await PipelineHost.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.Classifier.ClassifyAsync(
            DrawnFaces.Png(Expression.Fear), new ClassificationOptions(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task ClassifyAsync_BeforeTheStart_SaysModelLoading()
    {
        await using PipelineHost pipeline = PipelineHost.Create();

        var exception = await Assert.ThrowsAsync<InferenceException>(() => ClassifyAsync(pipeline, []));

        Assert.Equal(InferenceError.ModelLoading, exception.Error);
    }

    private static double Score(FaceExpression face, Expression expression) => face.Scores.Single(score => score.Expression == expression).Score;

    private static byte[] Png(SKBitmap picture)
    {
        using SKData data = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    private static Task<ClassificationResult> ClassifyAsync(PipelineHost pipeline, byte[] picture, ClassificationOptions? options = null) =>
        pipeline.Classifier.ClassifyAsync(picture, options ?? new ClassificationOptions(), Cancellation);
}
