using TDGan.Inference.Classification;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Training.Cropping;
using TDGan.Training.Datasets;
using TDGan.Training.Pictures;
using TDGan.Training.Tests.Datasets;

namespace TDGan.Training.Tests.Cropping;

/// <summary>Faces out of frames; where they are is given by a stand-in for the pipeline.</summary>
public sealed class DatasetCropperTests : IDisposable
{
    private const int Side = 48;

    private readonly TinyDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task CropAsync_TreeWithAListAndAPictureWithoutFace_KeepsTheLayoutAndNamesWhatIsLeftOut()
    {
        string happy = _set.Picture("from/train/happy/a.png", seed: 1, side: 96);
        _set.Picture("from/train/sad/none.jpg", seed: 2, side: 80);
        _set.Text("from/list.txt", "a.png 4");
        (string from, string to) = (Path.Combine(_set.Root, "from"), Path.Combine(_set.Root, "to"));
        using var output = new StringWriter();
        var cutter = new FaceCutter(new OneFace(new FaceBox(20, 30, 40, 40)), Side);
        int written = await new DatasetCropper(cutter, Side, output)
            .CropAsync(DatasetLoaders.Find("folders").List(from), from, to, TestContext.Current.CancellationToken);

        Assert.Equal(1, written);
        Assert.Equal("a.png 4", File.ReadAllText(Path.Combine(to, "list.txt")).Trim());
        Assert.Contains("left out: train/sad/none.jpg: no face found", output.ToString(), StringComparison.Ordinal);
        LuminanceImage face = PictureFile.Read(Path.Combine(to, "train", "happy", "a.png"));
        var expected = new float[Side * Side];
        new FaceTensorConverter(PictureBuffer.CropOf(Side)).Convert(PictureFile.Read(happy), new FaceBox(20, 30, 40, 40), expected);
        Assert.All(expected.Zip(face.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(90, false)]
    public async Task LookAsync_FaceInAFrame_IsToldBeforeTraining(int face, bool told)
    {
        _set.Picture("happy/a.png", seed: 1, side: 96);
        var check = new UncroppedCheck(new FaceCutter(new OneFace(new FaceBox(0, 0, face, face)), Side));
        var source = DatasetSource.Parse($"folders={_set.Root}", "/");
        string? said = await check.LookAsync(source, source.List().Items, TestContext.Current.CancellationToken);
        Assert.Equal(told, said?.Contains("datasets crop folders", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task CropAsync_IntoAFolderWithSomethingInIt_IsRefused()
    {
        _set.Picture("from/happy/a.png");
        _set.Picture("to/b.png");
        var cropper = new DatasetCropper(new FaceCutter(new OneFace(default), Side), Side, TextWriter.Null);
        string from = Path.Combine(_set.Root, "from");
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => cropper.CropAsync(
            DatasetLoaders.Find("folders").List(from), from, Path.Combine(_set.Root, "to"), TestContext.Current.CancellationToken));
        Assert.Contains("not empty", error.Message, StringComparison.Ordinal);
    }

    /// <summary>One face in every PNG, none in other files.</summary>
    private sealed class OneFace(FaceBox box) : IExpressionClassifier
    {
        private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];

        public Task<ClassificationResult> ClassifyAsync(
            ReadOnlyMemory<byte> encodedImage, ClassificationOptions options, CancellationToken cancellationToken)
        {
            FaceExpression[] faces = encodedImage.Span.StartsWith(Png)
                ? [new FaceExpression(0, new DetectedFace(box, Confidence: 0.9f, Landmarks: []), [], [])]
                : [];
            return Task.FromResult(new ClassificationResult(null!, null!, faces, [], new PhaseTimings()));
        }
    }
}
