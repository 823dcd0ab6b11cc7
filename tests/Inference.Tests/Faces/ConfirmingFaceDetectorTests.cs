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

/// <summary>A detector of spots and a second look that takes what is bright for a face.</summary>
public sealed class ConfirmingFaceDetectorTests : IDisposable
{
    private const int Cell = 32;
    private static readonly SKColor Sure = SKColors.Cyan;

    // Scores 0.3 with the detector: below its threshold.
    private static readonly SKColor Doubtful = new(0, 117, 117);

    private readonly TinyModelRepository _models = TinyModelRepository.Create(withDetector: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task DetectAsync_ProposalInTheLight_IsAFaceBelowTheDetectorsThreshold()
    {
        TinyLandmarks.WriteWithMesh(_models.Path);
        Propose(0.2f);
        using DecodedImage picture = Draw(Doubtful);

        DetectedFace face = Assert.Single(await DetectAsync(picture, minConfidence: null));

        Assert.True(face.Box.Right < picture.Info.Width / 2f, $"{face.Box}");
        Assert.InRange(face.Confidence ?? 0, 0.8f, 1);
        Assert.Equal(face.Confidence, face.Look?.Score);
        Assert.Equal(FaceMeshTopology.Count, face.Mesh?.Vertices.Length);
        Assert.NotNull(face.Pose);
    }

    [Fact]
    public async Task DetectAsync_SureProposalInTheDark_IsNoFace()
    {
        TinyLandmarks.WriteWithMesh(_models.Path);
        Propose(0.2f);
        using DecodedImage picture = Draw(Sure);

        Assert.Single(await DetectAsync(picture, minConfidence: null));
        Assert.Equal(2, (await DetectAsync(picture, minConfidence: 0.001f)).Count);
        Assert.Empty(await DetectAsync(picture, minConfidence: 0.999f));
    }

    [Fact]
    public async Task DetectAsync_OlderLandmarkModel_LeavesTheDetectorsWord()
    {
        TinyLandmarks.Write(_models.Path);
        Propose(0.2f);
        using DecodedImage doubtful = Draw(Doubtful), sure = Draw(Sure);

        Assert.Empty(await DetectAsync(doubtful, minConfidence: null));
        IReadOnlyList<DetectedFace> found = await DetectAsync(sure, minConfidence: null);
        Assert.Equal(2, found.Count);
        Assert.All(found, face => Assert.Null(face.Look));
    }

    [Fact]
    public async Task DetectAsync_DetectorThatProposesNothing_LeavesTheDetectorsWord()
    {
        TinyLandmarks.WriteWithMesh(_models.Path);
        using DecodedImage sure = Draw(Sure);
        Assert.Equal(2, (await DetectAsync(sure, minConfidence: null)).Count);
    }

    private void Propose(float confidence) => _models.EditManifest(
        ModelNames.FaceDetector, manifest => manifest with { Detector = TinyDetector.Rule with { ProposalConfidence = confidence } });

    private async Task<IReadOnlyList<DetectedFace>> DetectAsync(DecodedImage picture, float? minConfidence)
    {
        using ServedModel detector = await LoadAsync(ModelNames.FaceDetector), landmarks = await LoadAsync(ModelNames.FaceLandmarks);
        var confirming = new ConfirmingFaceDetector(new OnnxFaceDetector(detector, workingSide: 640), new OnnxLandmarkRefiner(landmarks));
        return await confirming.DetectAsync(picture, minConfidence, new RequestScope(Cancellation));
    }

    private async Task<ServedModel> LoadAsync(string name) => new(await OnnxModel.LoadAsync(
        _models.VersionFolder(name), new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 }, Cancellation));

    /// <summary>A spot in the light on the left, one in the dark on the right; each is the middle of a box of six cells.</summary>
    private static DecodedImage Draw(SKColor spot)
    {
        (int width, int height) = (20 * Cell, 12 * Cell);
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        using var light = new SKPaint { Color = SKColors.White };
        using var paint = new SKPaint { Color = spot };
        canvas.DrawRect(0, 0, width / 2f, height, light);
        canvas.DrawRect(4 * Cell, 5 * Cell, Cell, Cell, paint);
        canvas.DrawRect(15 * Cell, 5 * Cell, Cell, Cell, paint);
        return new DecodedImage(bitmap, new ImageInfo(width, height, "drawn", 1));
    }
}
