using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Errors;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

public sealed class FaceLocatorTests
{
    private static readonly DetectedFace Small = new(new FaceBox(1, 1, 20, 24), 0.99f, []);
    private static readonly DetectedFace Large = new(new FaceBox(30, 30, 60, 50), 0.6f, []);

    [Theory]
    [InlineData(FaceDetectionMode.Off, 1000, 300)]
    [InlineData(FaceDetectionMode.Auto, 1000, 300)]
    public async Task LocateAsync_NoDetector_TakesTheWholePicture(FaceDetectionMode mode, int width, int height)
    {
        LocatedFaces located = await LocateAsync(new FaceLocator(), Search(mode), width, height);

        DetectedFace face = Assert.Single(located.Faces);
        Assert.Equal((new FaceBox(0, 0, width, height), null), (face.Box, face.Confidence));
        Assert.True(located.WholeImageUsed);
    }

    [Fact]
    public async Task LocateAsync_OnWithoutDetector_IsAnInvalidParameter()
    {
        var exception = await Assert.ThrowsAsync<InferenceException>(() => LocateAsync(new FaceLocator(), Search(FaceDetectionMode.On)));

        Assert.Equal((InferenceError.InvalidParameter, "detect"), (exception.Error, exception.Parameter));
    }

    [Fact]
    public async Task LocateAsync_SeveralFaces_SortsLargestFirst()
    {
        LocatedFaces located = await LocateAsync(With(Small, Large), Search(FaceDetectionMode.Auto));

        Assert.Equal([Large, Small], located.Faces);
        Assert.False(located.WholeImageUsed);
    }

    [Fact]
    public async Task LocateAsync_Limits_AreKept()
    {
        FaceLocator locator = With(Small, Large);

        Assert.Equal([Large], (await LocateAsync(locator, Search(FaceDetectionMode.On) with { MaxFaces = 1 })).Faces);
        Assert.Equal([Large], (await LocateAsync(locator, Search(FaceDetectionMode.On) with { MinFaceSize = 21 })).Faces);
        Assert.Equal([Small], (await LocateAsync(locator, Search(FaceDetectionMode.On) with { MinConfidence = 0.7f })).Faces);
    }

    [Theory]
    [InlineData(FaceDetectionMode.Auto, 256, 205, true)]
    [InlineData(FaceDetectionMode.Auto, 257, 257, false)]
    [InlineData(FaceDetectionMode.Auto, 256, 204, false)]
    [InlineData(FaceDetectionMode.On, 100, 100, false)]
    public async Task LocateAsync_NothingFound_TakesOnlyACropAsWhole(FaceDetectionMode mode, int width, int height, bool whole)
    {
        LocatedFaces located = await LocateAsync(With(), Search(mode), width, height);

        Assert.Equal((whole, whole ? 1 : 0), (located.WholeImageUsed, located.Faces.Count));
    }

    [Theory]
    [InlineData(61, null)]
    [InlineData(10, 0.995f)]
    public async Task LocateAsync_FoundFacesInASmallPictureThatAreNotWanted_AreNoCrop(int minFaceSize, float? minConfidence)
    {
        FaceSearch search = Search(FaceDetectionMode.Auto) with { MinFaceSize = minFaceSize, MinConfidence = minConfidence };

        LocatedFaces located = await LocateAsync(With(Small, Large), search);

        Assert.Equal((0, false), (located.Faces.Count, located.WholeImageUsed));
    }

    [Fact]
    public async Task LocateAsync_WantedIndex_IsThatFaceAlone()
    {
        FaceSearch search = Search(FaceDetectionMode.On) with { Wanted = new WantedFace("face", Index: 1) };

        Assert.Equal([Small], (await LocateAsync(With(Small, Large), search)).Faces);
    }

    [Theory]
    [InlineData("face", "faceIndex")]
    [InlineData("expression", "expressionFaceIndex")]
    public async Task LocateAsync_WantedIndexBeyondTheFaces_TellsHowFarItMayGo(string part, string option)
    {
        FaceSearch search = Search(FaceDetectionMode.On) with { Wanted = new WantedFace(part, Index: 2) };

        var exception = await Assert.ThrowsAsync<InferenceException>(() => LocateAsync(With(Small, Large), search));

        Assert.Equal((InferenceError.FaceIndexOutOfRange, option), (exception.Error, exception.Parameter));
        Assert.Equal((1L, 2L), (exception.Limit, exception.Actual));
    }

    [Theory]
    [InlineData(0.05f, false)]
    [InlineData(0.15f, true)]
    public async Task LocateAsync_NothingFoundInACrop_IsAFaceWhereTheSecondLookSaysSo(float score, bool isFace)
    {
        LocatedFaces located = await LocateAsync(new FaceLocator(new FixedDetector(), new ScoringRefiner(score)), Search(FaceDetectionMode.Auto));

        Assert.Equal((isFace, isFace ? 1 : 0), (located.WholeImageUsed, located.Faces.Count));
    }

    [Fact]
    public async Task LocateAsync_DetectionOff_AsksNoSecondLook() =>
        Assert.True((await LocateAsync(new FaceLocator(new FixedDetector(), new ScoringRefiner(0)), Search(FaceDetectionMode.Off))).WholeImageUsed);

    [Fact]
    public async Task LocateAsync_WantedFaceInAnEmptyPicture_IsNoFaceDetected()
    {
        FaceSearch search = Search(FaceDetectionMode.On) with { Wanted = new WantedFace("expression") };

        var exception = await Assert.ThrowsAsync<InferenceException>(() => LocateAsync(With(), search));

        Assert.Equal((InferenceError.NoFaceDetected, "expression"), (exception.Error, exception.Parameter));
    }

    [Fact]
    public async Task LocateAsync_BoxOutsideThePicture_IsAnInvalidParameter()
    {
        FaceSearch search = Search(FaceDetectionMode.Off) with { Wanted = new WantedFace("face", Box: new FaceBox(200, 0, 10, 10)) };

        var exception = await Assert.ThrowsAsync<InferenceException>(() => LocateAsync(With(), search));

        Assert.Equal((InferenceError.InvalidParameter, "faceBox"), (exception.Error, exception.Parameter));
    }

    /// <summary>Gives every face one score.</summary>
    private sealed class ScoringRefiner(float score) : ILandmarkRefiner
    {
        public float? MinFaceScore => 0.5f;

        public ValueTask<IReadOnlyList<DetectedFace>> RefineAsync(DecodedImage image, IReadOnlyList<DetectedFace> faces, RequestScope scope) =>
            new([.. faces.Select(face => face with { Look = new FaceLook(score, Mesh: null, Scale: 1) })]);
    }

    private static FaceLocator With(params DetectedFace[] faces) => new(new FixedDetector(faces));

    private static FaceSearch Search(FaceDetectionMode mode) => new(mode, MinFaceSize: 10, MinConfidence: null, MaxFaces: 20);

    private static async Task<LocatedFaces> LocateAsync(FaceLocator locator, FaceSearch search, int width = 200, int height = 200)
    {
        using var image = new DecodedImage(new SKBitmap(width, height), new ImageInfo(width, height, "png", 1));
        var scope = new RequestScope(TestContext.Current.CancellationToken);
        return await locator.ChooseAsync(image, await locator.FindAsync(image, search, scope), search, scope);
    }
}
