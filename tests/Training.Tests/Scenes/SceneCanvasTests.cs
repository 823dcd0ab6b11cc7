using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Scenes;

public sealed class SceneCanvasTests
{
    private static readonly ScenePlacement Whole = new(0, 0, 96, 96, 1, 0, 0, Mirror: false);

    [Theory]
    [InlineData(30, 30, 20, 0.9f, true)]
    [InlineData(30, 30, 20, 0.7f, false)]
    [InlineData(30, 30, 5, 0.9f, false)]
    [InlineData(-10, 30, 20, 0.9f, false)]
    public void Paste_FacesWhollySeenLargeAndTrusted_AreLearntAndOthersIgnored(float left, float top, float side, float score, bool learnt)
    {
        var canvas = new SceneCanvas(96);
        canvas.Paste(DrawnScenes.Photo(96, 96, DrawnScenes.Face(left, top, side, score)), Whole, ColourChange.None);
        Assert.Equal(learnt ? 1 : 0, canvas.Faces.Count);
        Assert.Equal(learnt ? 0 : 1, canvas.Ignored.Count);
    }

    [Fact]
    public void Paste_OverAFace_HidesItOrLeavesItUndecided()
    {
        var canvas = new SceneCanvas(96);
        canvas.Paste(DrawnScenes.Photo(96, 96, DrawnScenes.Face(0, 0, 20), DrawnScenes.Face(50, 50, 20)), Whole, ColourChange.None);
        canvas.Paste(DrawnScenes.Photo(60, 60), new ScenePlacement(0, 0, 60, 60, 1, 0, 0, Mirror: false), ColourChange.None);
        Assert.Empty(canvas.Faces);
        Assert.Equal(50, Assert.Single(canvas.Ignored).Left);
    }

    [Fact]
    public void Paste_PartOfAPhoto_LeavesGrayWhereThePhotoEnds()
    {
        var canvas = new SceneCanvas(32);
        canvas.Paste(DrawnScenes.Photo(32, 32), new ScenePlacement(0, 0, 32, 32, 0.5f, 0, 0, Mirror: false), ColourChange.None);
        Assert.Equal([200, 100, 50], canvas.Bytes[..3]);
        Assert.Equal([128, 128, 128], canvas.Bytes[^3..]);
    }

    [Fact]
    public void Paste_BetweenTwoPixels_MixesThemByTheirDistance()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(2, 1, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.SetPixel(0, 0, SKColors.Black);
        bitmap.SetPixel(1, 0, SKColors.White);
        var photo = new ScenePhoto("drawn.png", "drawn", ForcedNegative: false, PixelPyramid.From(bitmap), [], []);
        var canvas = new SceneCanvas(8);
        canvas.Paste(photo, new ScenePlacement(0, 0, 8, 4, 4, 0, 0, Mirror: false), ColourChange.None);

        // The middles of eight canvas pixels lie at 1/8, 3/8, ... 15/8 of the photo's two, whose own middles are 1/2 and 3/2.
        IEnumerable<int> row = Enumerable.Range(0, 8).Select(x => (int)canvas.Bytes[x * 3]);
        Assert.Equal([0, 0, 31, 95, 159, 223, 255, 255], row, (expected, actual) => Math.Abs(expected - actual) <= 1);
    }

    [Fact]
    public void Paste_TurnedPhoto_ShowsTurnedContentAndKeepsWhatItsBareCornersShow()
    {
        var canvas = new SceneCanvas(32);
        canvas.Faces.Add(DrawnScenes.Face(0, 0, 4));
        var turned = new ScenePlacement(0, 0, 32, 32, 1, 0, 0, Mirror: false) { Degrees = 45 };
        canvas.Paste(DrawnScenes.Photo(32, 32), turned, ColourChange.None);
        Assert.Equal([128, 128, 128], canvas.Bytes[..3]);
        Assert.Equal([200, 100, 50], canvas.Bytes.AsSpan(((16 * 32) + 16) * 3, 3).ToArray());
        Assert.Single(canvas.Faces);
    }

    [Fact]
    public void Compose_TurnedPartsWithABackgroundPhoto_LeaveHardlyAnyGray()
    {
        ScenePhoto face = DrawnScenes.Photo(160, 120, DrawnScenes.Face(40, 30, 60)), background = DrawnScenes.Photo(160, 120);
        int Gray(params ScenePhoto[] photos) => Enumerable.Range(0, 30).Sum(seed =>
            GrayPixels(new CanvasComposer(new SceneDeck(photos, hardNegatives: []), 96).Compose(new Random(seed))));
        Assert.True(Gray(face, background) < Gray(face) / 2);
    }

    [Fact]
    public void Draw_HardNegatives_AreShownAboutAsTheyWereFound()
    {
        ScenePhoto photo = DrawnScenes.Photo(100, 100);
        var deck = new SceneDeck([photo], [new SceneSubject(photo, new FaceBox(10, 20, 30, 30), 90)]);
        var random = new Random(1);
        SceneSubject[] hard = [.. Enumerable.Range(0, 1000).Select(_ => deck.Draw(random)).Where(subject => subject.Box is not null)];
        Assert.InRange(hard.Length, 150, 250);
        Assert.All(hard, subject => Assert.InRange(subject.Degrees, 75, 105));
    }

    [Fact]
    public void Draw_Turns_AreMostlySmallAndSometimesUpsideDown()
    {
        var random = new Random(1);
        float[] turns = [.. Enumerable.Range(0, 4000).Select(_ => Math.Abs(TurnDistribution.Draw(random)))];
        Assert.InRange(turns.Count(turn => turn <= 10) / 4000.0, 0.48, 0.60);
        Assert.InRange(turns.Count(turn => turn > 45) / 4000.0, 0.09, 0.16);
        Assert.Contains(turns, turn => turn > 170);
    }

    [Fact]
    public void Compose_SameSeed_GivesTheSameCanvas()
    {
        ScenePhoto[] photos = [DrawnScenes.Photo(160, 120, DrawnScenes.Face(40, 40, 60)), DrawnScenes.Photo(100, 100)];
        var composer = new CanvasComposer(new SceneDeck(photos, hardNegatives: []), 96);
        (SceneCanvas first, SceneCanvas second, SceneCanvas other) = (composer.Compose(new Random(3)), composer.Compose(new Random(3)), composer.Compose(new Random(4)));
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.NotEqual(first.Bytes, other.Bytes);
    }

    [Fact]
    public void Compose_ManyCanvases_HaveFacesOfManySidesInsideThem()
    {
        var composer = new CanvasComposer(new SceneDeck([DrawnScenes.Photo(160, 120, DrawnScenes.Face(40, 30, 60))], hardNegatives: []), 256);
        SceneFace[] faces = [.. Enumerable.Range(0, 40).SelectMany(seed => composer.Compose(new Random(seed)).Faces)];
        Assert.All(faces, face => Assert.True(face.Left >= 0 && face.Top >= 0 && face.Right <= 256 && face.Bottom <= 256));
        Assert.Contains(faces, face => face.Side < 20);
        Assert.Contains(faces, face => face.Side > 80);
    }

    private static int GrayPixels(SceneCanvas canvas) =>
        Enumerable.Range(0, canvas.Side * canvas.Side).Count(i => canvas.Bytes.AsSpan(3 * i, 3).IndexOfAnyExcept((byte)128) < 0);
}
