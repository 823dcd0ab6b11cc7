using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Landmarks;

public sealed class BackgroundSourceTests
{
    private const int Draws = 400;
    private const float MostOverlap = 0.2f;
    private const double CropPerSide = 1 + (2 * LandmarkCrop.Margin);

    [Fact]
    public void Draw_PhotosWithFaces_GivesNoWindowOnAFace()
    {
        SceneFace face = DrawnScenes.Face(40, 30, 50);
        ScenePhoto crowded = DrawnScenes.Photo(140, 120, face) with { File = "a.jpg" };
        var source = new BackgroundSource([crowded, DrawnScenes.Photo(90, 70) with { File = "b.jpg" }], []);
        var random = new Random(1);
        (LuminanceImage Picture, CropFrame Frame)[] drawn = [.. Enumerable.Range(0, Draws).Select(_ => source.Draw(random))];

        // Windows that are not cut off keep the photo's size, and with it its pixels.
        (LuminanceImage Picture, CropFrame Frame)[] whole = [.. drawn.Where(item => (item.Picture.Width, item.Picture.Height) == (140, 120))];
        Assert.InRange(whole.Length, Draws / 20, Draws / 2);
        Assert.All(whole, item =>
        {
            double side = item.Frame.Scale * LandmarkCrop.Side / CropPerSide;
            (double x, double y) = item.Frame.ToPicture(LandmarkCrop.Side / 2.0, LandmarkCrop.Side / 2.0);
            var box = new Inference.Crops.FaceBox((float)(x - (side / 2)), (float)(y - (side / 2)), (float)side, (float)side);
            Assert.InRange(face.Box.OverlapWith(box), 0f, MostOverlap + 1e-4f);
        });
        Assert.InRange(drawn.Count(item => item.Picture.Width < 90), Draws / 4, 3 * Draws / 4);
    }

    [Fact]
    public void Draw_FalseBox_IsCutOutAboutIt()
    {
        // The photo is plain but for its size; only the false box lies outside of where windows are drawn from.
        var box = new FalseBox("a.jpg", 500, 500, 30, 0.5f, 0.4f, 0.1f);
        var source = new BackgroundSource([DrawnScenes.Photo(90, 70) with { File = "a.jpg" }], [box]);
        Assert.Equal(1, source.FalseBoxes);
        var random = new Random(1);
        (LuminanceImage Picture, CropFrame Frame)[] found = [.. Enumerable.Range(0, Draws)
            .Select(_ => source.Draw(random))
            .Where(item => item.Picture.Width == 90 && item.Frame.ToPicture(32, 32).X > 400)];
        Assert.InRange(found.Length, Draws / 8, Draws / 2);
        Assert.All(found, item =>
        {
            Assert.InRange(item.Frame.ToPicture(32, 32).X, 500 - 4, 500 + 4);
            Assert.InRange(item.Frame.Scale * LandmarkCrop.Side / CropPerSide, 30 * 0.8, 30 * 1.25);
            Assert.InRange(Math.Atan2(item.Frame.StepY, item.Frame.StepX), 0.5 - 0.4, 0.5 + 0.4);
        });
    }

    [Fact]
    public void FalseBoxes_ThatATeacherTakesForAFace_AreLeftOutButWhereItIsKnownToBeFooled()
    {
        ScenePhoto plain = DrawnScenes.Photo(90, 70) with { File = "a.jpg" };
        ScenePhoto fooling = DrawnScenes.Photo(90, 70) with { File = "b.jpg", ForcedNegative = true };
        FalseBox[] boxes = [new("a.jpg", 40, 40, 30, 0, 0.6f, 0.8f), new("a.jpg", 20, 20, 30, 0, 0.6f, 0.2f), new("b.jpg", 40, 40, 30, 0, 0.6f, 0.8f)];
        Assert.Equal(2, new BackgroundSource([plain, fooling], boxes).FalseBoxes);
    }

    [Fact]
    public void Constructor_NoPhotoWithoutAFace_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new BackgroundSource([DrawnScenes.Photo(90, 70, DrawnScenes.Face(10, 10, 40))], []));
}
