using TDGan.Training.Detection;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Detection;

public sealed class TargetAssignerTests
{
    private const int Side = 256;
    private const int FineCells = 32 * 32;
    private const int MiddleCells = 16 * 16;

    [Theory]
    [InlineData(12, 0)]
    [InlineData(60, 1)]
    [InlineData(180, 2)]
    public void Assign_FaceOfASize_LandsOnTheMapOfItsStrideOnly(float side, int level)
    {
        DetectionTargets targets = Assign(DrawnScenes.Face(40, 40, side));
        Assert.NotEmpty(targets.Cells);
        Assert.All(targets.Cells, cell => Assert.Equal(level, LevelOf(cell)));
    }

    [Fact]
    public void Assign_FaceBetweenTwoMaps_LandsOnBoth() =>
        Assert.Equal([0, 1], Assign(DrawnScenes.Face(40, 40, 30)).Cells.Select(LevelOf).Distinct().Order());

    [Fact]
    public void Assign_CellNearTheCentre_KnowsBoxAndLandmarksInStrides()
    {
        // The centre of cell (5, 5) of stride 8 is (44, 44), that of the face, too.
        DetectionTargets targets = Assign(DrawnScenes.Face(36, 36, 16));
        int at = targets.Cells.ToList().IndexOf((5 * 32) + 5);
        Assert.True(at >= 0);
        Assert.Equal([1, 1, 1, 1], targets.Boxes.Skip(4 * at).Take(4));
        Assert.Equal(-0.4f, targets.Landmarks[10 * at], 4);
        Assert.Equal(1 / (2.2f * 0.8f), targets.LandmarkScales[at], 4); // 2.2 distances of the eyes, which are 0.8 strides apart.
    }

    [Fact]
    public void Assign_SmallFace_LandmarksDoNotCount() =>
        Assert.All(Assign(DrawnScenes.Face(40, 40, 10)).LandmarkScales, scale => Assert.Equal(0, scale));

    [Fact]
    public void Assign_IgnoredBox_CountsNeitherWayAndTheRestIsBackground()
    {
        var canvas = new SceneCanvas(Side);
        canvas.Ignored.Add(DrawnScenes.Face(64, 64, 32));
        DetectionTargets targets = new TargetAssigner(Side).Assign([canvas]);
        Assert.Empty(targets.Cells);
        Assert.Equal(0, targets.BackgroundWeights[(9 * 32) + 9]);
        Assert.Equal(0, targets.BackgroundWeights[FineCells + (4 * 16) + 4]);
        Assert.Equal(1, targets.BackgroundWeights[0]);
        Assert.Equal(1, targets.BackgroundWeights[(20 * 32) + 20]);
    }

    [Fact]
    public void Assign_SecondPicture_FollowsTheCellsOfTheFirst()
    {
        var assigner = new TargetAssigner(Side);
        var second = new SceneCanvas(Side);
        second.Faces.Add(DrawnScenes.Face(36, 36, 16));
        DetectionTargets targets = assigner.Assign([new SceneCanvas(Side), second]);
        Assert.Contains(assigner.CellCount + (5 * 32) + 5, targets.Cells);
    }

    private static DetectionTargets Assign(SceneFace face)
    {
        var canvas = new SceneCanvas(Side);
        canvas.Faces.Add(face);
        return new TargetAssigner(Side).Assign([canvas]);
    }

    private static int LevelOf(long cell) => cell < FineCells ? 0 : cell < FineCells + MiddleCells ? 1 : 2;
}
