using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

public sealed class OnnxFaceDetectorTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create(withDetector: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData(1f)]
    [InlineData(2.5f)]
    public async Task DetectAsync_PhotoOfAnySize_FindsEveryFaceInItsPixels(float scale)
    {
        using SKBitmap photo = GroupPhoto.Draw(scale);
        using ServedModel model = await LoadAsync();

        IReadOnlyList<DetectedFace> found = await new OnnxFaceDetector(model, 640).DetectAsync(Picture(photo), null, new RequestScope(Cancellation));

        Assert.Equal(
            GroupPhoto.Boxes(scale).OrderBy(box => box.X).ThenBy(box => box.Y),
            found.Select(face => face.Box).OrderBy(box => box.X).ThenBy(box => box.Y));
        Assert.Equal(found.OrderByDescending(face => face.Box.Width), found);
        Assert.All(found, face => Assert.InRange(face.Confidence!.Value, 0.5f, 1f));
    }

    [Fact]
    public async Task DetectAsync_SmallPhoto_IsNotEnlarged()
    {
        using SKBitmap photo = GroupPhoto.Draw(0.25f);
        using ServedModel model = await LoadAsync();

        IReadOnlyList<DetectedFace> found = await new OnnxFaceDetector(model, 640).DetectAsync(Picture(photo), null, new RequestScope(Cancellation));

        // Only the cyan spot of 8 px and the like would show at stride 32, and none fills a cell of its own stride.
        Assert.Empty(found);
    }

    [Fact]
    public async Task DetectAsync_Landmarks_AreTheSubjectsInPixelsOfThePicture()
    {
        using SKBitmap photo = GroupPhoto.Draw(2);
        using ServedModel model = await LoadAsync();

        DetectedFace face = (await new OnnxFaceDetector(model, 640).DetectAsync(Picture(photo), null, new RequestScope(Cancellation)))[0];

        (float x, float y) = (face.Box.X + (face.Box.Width / 2), face.Box.Y + (face.Box.Height / 2));
        Assert.Equal(Enum.GetValues<FaceLandmarkType>(), face.Landmarks.Select(point => point.Type));
        Assert.Equal((x - 64, y - 64), (face.Landmarks[0].X, face.Landmarks[0].Y));
        Assert.Equal((x + 48, y + 80), (face.Landmarks[4].X, face.Landmarks[4].Y));
    }

    [Fact]
    public async Task DetectAsync_FaceAtTheEdge_IsClippedToThePicture()
    {
        using var photo = new SKBitmap(new SKImageInfo(100, 100, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using (var canvas = new SKCanvas(photo))
        {
            canvas.Clear(SKColors.Gray);
            using var spot = new SKPaint { Color = SKColors.Magenta };
            canvas.DrawRect(0, 88, 8, 8, spot);
        }

        using ServedModel model = await LoadAsync();
        IReadOnlyList<DetectedFace> found = await new OnnxFaceDetector(model, 640).DetectAsync(Picture(photo), null, new RequestScope(Cancellation));

        Assert.Equal(new FaceBox(0, 68, 28, 32), Assert.Single(found).Box);
    }

    [Fact]
    public async Task DetectAsync_HigherThreshold_FindsLess()
    {
        using SKBitmap photo = GroupPhoto.Draw(1);
        using ServedModel model = await LoadAsync();

        Assert.Empty(await new OnnxFaceDetector(model, 640).DetectAsync(Picture(photo), 1f, new RequestScope(Cancellation)));
    }

    [Fact]
    public async Task Constructor_OtherModel_IsRefused()
    {
        using var model = new ServedModel(await OnnxModel.LoadAsync(
            _models.VersionFolder(ModelNames.FaceBranch), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, Cancellation));

        Assert.Throws<ArgumentException>(() => new OnnxFaceDetector(model, 640));
    }

    private static DecodedImage Picture(SKBitmap photo) => new(photo, new ImageInfo(photo.Width, photo.Height, "drawn", 1));

    private async Task<ServedModel> LoadAsync() => new(await OnnxModel.LoadAsync(
        _models.VersionFolder(ModelNames.FaceDetector), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, Cancellation));
}
