using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

/// <summary>Where landmarks come to lie, with a model that points at a light spot.</summary>
public sealed class OnnxLandmarkRefinerTests : IDisposable
{
    private const int Width = 200;
    private const int Height = 160;
    private const float Tolerance = 0.6f;

    private readonly TinyModelRepository _models = TinyModelRepository.Create();

    public OnnxLandmarkRefinerTests() => TinyLandmarks.Write(_models.Path);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(100, 80, 80, 60, 40, 40)]
    [InlineData(93, 71, 80, 60, 30, 44)]
    [InlineData(4, 5, 0, 0, 20, 26)]
    [InlineData(190, 150, 170, 130, 30, 30)]
    public async Task RefineAsync_SpotInTheBox_LiesWhereTheSpotIs(float x, float y, float left, float top, float width, float height)
    {
        using DecodedImage picture = Draw(1, (x, y));
        DetectedFace face = await RefineAsync(picture, Face(left, top, width, height));
        AssertPoints(face, x, y, 2 * Math.Max(width, height));
    }

    [Fact]
    public async Task RefineAsync_PictureDecodedAtHalfSize_AnswersInPixelsOfTheFile()
    {
        using DecodedImage picture = Draw(0.5f, (104, 76));
        DetectedFace face = await RefineAsync(picture, Face(80, 60, 40, 40));
        AssertPoints(face, 104, 76, 80);
    }

    [Fact]
    public async Task RefineAsync_ShareOfTheDetector_LiesBetweenItsLandmarksAndTheModels()
    {
        _models.EditManifest(ModelNames.FaceLandmarks, manifest => manifest with { Landmarks = new LandmarkRule(0.25f) });
        using DecodedImage picture = Draw(1, (100, 80));
        DetectedFace face = await RefineAsync(picture, Face(80, 60, 40, 40));

        // The detector put all points at the box's corner (80, 60).
        Assert.Equal((0.75f * (100 + (TinyLandmarks.Offsets[0] * 80))) + (0.25f * 80), face.Landmarks[0].X, Tolerance);
        Assert.Equal((0.75f * (80 + (TinyLandmarks.Offsets[1] * 80))) + (0.25f * 60), face.Landmarks[0].Y, Tolerance);
    }

    [Fact]
    public async Task RefineAsync_MirroredPicture_GivesMirroredPoints()
    {
        using DecodedImage picture = Draw(1, (90, 70)), mirrored = Draw(1, (Width - 90, 70));
        DetectedFace face = await RefineAsync(picture, Face(75, 60, 40, 40));
        DetectedFace other = await RefineAsync(mirrored, Face(Width - 75 - 40, 60, 40, 40));
        Assert.Equal(Width - face.Landmarks[2].X, other.Landmarks[2].X, Tolerance);
        Assert.Equal(face.Landmarks[2].Y, other.Landmarks[2].Y, Tolerance);
    }

    [Fact]
    public async Task RefineAsync_ManyFaces_KeepTheirOrderAndAnswerAsAlone()
    {
        using DecodedImage picture = Draw(1, (40, 40), (150, 110));
        DetectedFace[] faces = [Face(130, 95, 30, 30), Face(0, 0, 10, 10) with { Landmarks = [] }, Face(25, 30, 26, 26)];
        using ServedModel model = await LoadAsync(ModelNames.FaceLandmarks);
        var refiner = new OnnxLandmarkRefiner(model);

        IReadOnlyList<DetectedFace> together = await refiner.RefineAsync(picture, faces, new RequestScope(Cancellation));

        Assert.Equal(faces.Select(face => (face.Box, face.Confidence)), together.Select(face => (face.Box, face.Confidence)));
        Assert.Same(faces[1], together[1]);
        AssertPoints(together[0], 150, 110, 60);
        AssertPoints(together[2], 40, 40, 52);
        Assert.Equal((await refiner.RefineAsync(picture, [faces[2]], new RequestScope(Cancellation)))[0].Landmarks, together[2].Landmarks);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(-60)]
    [InlineData(180)]
    public async Task RefineAsync_FaceThatLeans_IsReadUpright(double degrees)
    {
        using DecodedImage picture = Draw(1, (100, 80));
        FaceLandmark[] leaning = [.. CanonicalFace.Points.Select((point, i) => Leaning((FaceLandmarkType)i, point, degrees))];

        DetectedFace face = await RefineAsync(picture, Face(80, 60, 40, 40) with { Landmarks = leaning });

        // The model puts each point beside the spot, in the directions of the crop, which leans as the face does.
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        for (int i = 0; i < face.Landmarks.Count; i++)
        {
            (double u, double v) = (80 * TinyLandmarks.Offsets[2 * i], 80 * TinyLandmarks.Offsets[(2 * i) + 1]);
            Assert.Equal(100 + (u * cos) - (v * sin), face.Landmarks[i].X, Tolerance);
            Assert.Equal(80 + (u * sin) + (v * cos), face.Landmarks[i].Y, Tolerance);
        }
    }

    [Fact]
    public async Task RefineAsync_ModelWithMesh_GivesPointsDepthAndScoreOfAnyFace()
    {
        TinyLandmarks.WriteWithMesh(_models.Path);
        using DecodedImage picture = Draw(1, (100, 80));
        DetectedFace face = await RefineAsync(picture, Face(80, 60, 40, 40) with { Landmarks = [] });

        Assert.Empty(face.Landmarks);
        Assert.NotNull(face.Mesh);
        Assert.InRange(face.Look?.Score ?? 0, 0.001f, 0.02f);
        Assert.Equal(80d / TinyLandmarks.Side, face.Look?.Scale ?? 0, 1e-6);
        Assert.All(face.Mesh.Vertices, vertex => Assert.Equal((100f, 80f), (MathF.Round(vertex.X), MathF.Round(vertex.Y))));
        Assert.Equal(TinyLandmarks.Depth(116) * 80, face.Mesh.Vertices[116].Depth, 1e-3f);
    }

    [Fact]
    public async Task RefineAsync_UpsideDownAndBothWaysAsSure_LeavesTheDetectorsWord()
    {
        // A crop turned by a half about the same middle shows the same pixels: this model's score, their mean, is the same.
        TinyLandmarks.WriteWithMesh(_models.Path);
        using DecodedImage picture = Draw(1, (100, 80));
        FaceLandmark[] leaning = [.. CanonicalFace.Points.Select((point, i) => Leaning((FaceLandmarkType)i, point, 180))];
        DetectedFace face = await RefineAsync(picture, Face(80, 60, 40, 40) with { Landmarks = leaning });
        Assert.Equal(100 - (TinyLandmarks.Offsets[0] * 80), face.Landmarks[0].X, Tolerance);
    }

    [Fact]
    public async Task RefineAsync_NoFaceWithLandmarks_RunsNothing()
    {
        using DecodedImage picture = Draw(1, (40, 40));
        DetectedFace[] faces = [Face(0, 0, 10, 10) with { Landmarks = [] }];
        ServedModel model = await LoadAsync(ModelNames.FaceLandmarks);
        var refiner = new OnnxLandmarkRefiner(model);
        model.Dispose();
        Assert.Same(faces, await refiner.RefineAsync(picture, faces, new RequestScope(Cancellation)));
    }

    [Fact]
    public async Task Constructor_OtherModel_IsRefused()
    {
        using ServedModel model = await LoadAsync(ModelNames.FaceBranch);
        Assert.Throws<ArgumentException>(() => new OnnxLandmarkRefiner(model));
    }

    private static DetectedFace Face(float x, float y, float width, float height) => new(
        new FaceBox(x, y, width, height), 0.9f, [.. Enum.GetValues<FaceLandmarkType>().Select(type => new FaceLandmark(type, x, y))]);

    private static FaceLandmark Leaning(FaceLandmarkType type, (double X, double Y) point, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        (double x, double y) = (40 * (point.X - 0.5), 40 * (point.Y - 0.5));
        return new FaceLandmark(type, (float)(100 + (x * cos) - (y * sin)), (float)(80 + (x * sin) + (y * cos)));
    }

    private static void AssertPoints(DetectedFace face, float x, float y, float cropLength)
    {
        Assert.Equal(Enum.GetValues<FaceLandmarkType>(), face.Landmarks.Select(point => point.Type));
        for (int i = 0; i < face.Landmarks.Count; i++)
        {
            Assert.Equal(x + (TinyLandmarks.Offsets[2 * i] * cropLength), face.Landmarks[i].X, Tolerance);
            Assert.Equal(y + (TinyLandmarks.Offsets[(2 * i) + 1] * cropLength), face.Landmarks[i].Y, Tolerance);
        }
    }

    /// <summary>A black picture with light spots, decoded at a share of its size.</summary>
    private static DecodedImage Draw(float scale, params (float X, float Y)[] spots)
    {
        var bitmap = new SKBitmap(new SKImageInfo((int)(Width * scale), (int)(Height * scale), SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        using var light = new SKPaint { Color = SKColors.White, IsAntialias = true };
        foreach ((float x, float y) in spots)
        {
            canvas.DrawCircle(x * scale, y * scale, 3 * scale, light);
        }

        return new DecodedImage(bitmap, new ImageInfo(Width, Height, "drawn", 1));
    }

    private async Task<DetectedFace> RefineAsync(DecodedImage picture, DetectedFace face)
    {
        using ServedModel model = await LoadAsync(ModelNames.FaceLandmarks);
        return Assert.Single(await new OnnxLandmarkRefiner(model).RefineAsync(picture, [face], new RequestScope(Cancellation)));
    }

    private async Task<ServedModel> LoadAsync(string name) => new(await OnnxModel.LoadAsync(
        _models.VersionFolder(name), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, Cancellation));
}
