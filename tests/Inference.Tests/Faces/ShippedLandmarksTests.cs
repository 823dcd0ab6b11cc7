using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

/// <summary>The landmark model of the repository on drawn faces.</summary>
public sealed class ShippedLandmarksTests
{
    private const int Side = 200;
    private static readonly FaceBox Box = new(30, 20, 140, 170);
    private static readonly int[] Mirrored = [1, 0, 2, 4, 3];

    // The model reads one side of a crop, it has learnt both: a twentieth of the drawn eyes' distance.
    private const double Near = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Expression.Neutral)]
    [InlineData(Expression.Happiness)]
    [InlineData(Expression.Surprise)]
    public async Task RefineAsync_DrawnFace_PutsEyesAboveNoseAboveMouthInTheBox(Expression expression)
    {
        IReadOnlyList<FaceLandmark> points = await RefineAsync(expression, mirror: false);
        Assert.All(points, point => Assert.InRange(point.X, Box.X, Box.Right));
        Assert.All(points, point => Assert.InRange(point.Y, Box.Y, Box.Bottom));
        Assert.True(points[0].X < points[1].X && points[3].X < points[4].X, "The subject's right is on the left of the picture.");
        Assert.True(points[0].Y < points[2].Y && points[2].Y < points[3].Y, "Eyes above the nose above the mouth.");
    }

    [Fact]
    public async Task RefineAsync_MirroredFace_GivesTheOtherSidesLandmarks()
    {
        IReadOnlyList<FaceLandmark> points = await RefineAsync(Expression.Happiness, mirror: false);
        IReadOnlyList<FaceLandmark> mirrored = await RefineAsync(Expression.Happiness, mirror: true);
        for (int i = 0; i < points.Count; i++)
        {
            Assert.Equal(Side - points[i].X, mirrored[Mirrored[i]].X, Near);
            Assert.Equal(points[i].Y, mirrored[Mirrored[i]].Y, Near);
        }
    }

    private static async Task<IReadOnlyList<FaceLandmark>> RefineAsync(Expression expression, bool mirror)
    {
        string models = ModelRepositoryFolder.Find(new ModelsOptions(), AppContext.BaseDirectory, AppContext.BaseDirectory);
        using var model = new ServedModel(await OnnxModel.LoadAsync(
            ModelRepositoryFolder.HighestVersion(Path.Combine(models, ModelNames.FaceLandmarks)),
            new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 },
            Cancellation));
        using DecodedImage picture = new(Draw(expression, mirror), new ImageInfo(Side, Side, "drawn", 1));

        // As a detector would have them that knows the middle only.
        FaceLandmark[] middle = [.. Enum.GetValues<FaceLandmarkType>().Select(type => new FaceLandmark(type, Side / 2f, 105))];
        return Assert.Single(await new OnnxLandmarkRefiner(model).RefineAsync(
            picture, [new DetectedFace(new FaceBox(mirror ? Side - Box.Right : Box.X, Box.Y, Box.Width, Box.Height), 0.9f, middle)], new RequestScope(Cancellation))).Landmarks;
    }

    private static SKBitmap Draw(Expression expression, bool mirror)
    {
        using SKBitmap face = DrawnFaces.Draw(expression, Side, Side);
        var picture = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(picture);
        if (mirror)
        {
            canvas.Scale(-1, 1, Side / 2f, 0);
        }

        canvas.DrawBitmap(face, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return picture;
    }
}
