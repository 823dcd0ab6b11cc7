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
    public void Compose_SameSeed_GivesTheSameCanvas()
    {
        ScenePhoto[] photos = [DrawnScenes.Photo(160, 120, DrawnScenes.Face(40, 40, 60)), DrawnScenes.Photo(100, 100)];
        var composer = new CanvasComposer(photos, 96);
        (SceneCanvas first, SceneCanvas second, SceneCanvas other) = (composer.Compose(new Random(3)), composer.Compose(new Random(3)), composer.Compose(new Random(4)));
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.NotEqual(first.Bytes, other.Bytes);
    }

    [Fact]
    public void Compose_ManyCanvases_HaveFacesOfManySidesInsideThem()
    {
        var composer = new CanvasComposer([DrawnScenes.Photo(160, 120, DrawnScenes.Face(40, 30, 60))], 256);
        SceneFace[] faces = [.. Enumerable.Range(0, 40).SelectMany(seed => composer.Compose(new Random(seed)).Faces)];
        Assert.All(faces, face => Assert.True(face.Left >= 0 && face.Top >= 0 && face.Right <= 256 && face.Bottom <= 256));
        Assert.Contains(faces, face => face.Side < 20);
        Assert.Contains(faces, face => face.Side > 80);
    }
}
