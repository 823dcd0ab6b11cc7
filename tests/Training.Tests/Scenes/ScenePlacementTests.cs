using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Scenes;

public sealed class ScenePlacementTests
{
    [Fact]
    public void Map_Scaled_MovesBoxAndLandmarksAlike()
    {
        SceneFace face = new ScenePlacement(10, 20, 100, 100, 2, 5, 5, Mirror: false).Map(DrawnScenes.Face(15, 25, 10));
        Assert.Equal((30, 60, 50, 80), (face.Left, face.Top, face.Right, face.Bottom));
        Assert.Equal([36, 68], face.Landmarks.Take(2));
    }

    [Fact]
    public void Map_Mirrored_TheSubjectsRightEyeStaysOnTheViewersLeft()
    {
        SceneFace face = new ScenePlacement(0, 0, 100, 100, 1, 0, 0, Mirror: true).Map(DrawnScenes.Face(10, 10, 20));
        Assert.Equal((70, 90), (face.Left, face.Right));

        // A frontal face seen in a mirror is again a face whose right eye is on the viewer's left.
        Assert.Equal(76, face.Landmarks[0], 3);
        Assert.Equal(84, face.Landmarks[2], 3);
        Assert.Equal(80, face.Landmarks[4], 3);
        Assert.True(face.Landmarks[6] < face.Landmarks[8]);
    }

    [Fact]
    public void Map_MirroredTwice_IsTheFaceItself()
    {
        var mirror = new ScenePlacement(0, 0, 64, 64, 1, 0, 0, Mirror: true);
        SceneFace face = DrawnScenes.Face(10, 10, 20);
        Assert.Equal(face.Landmarks, mirror.Map(mirror.Map(face)).Landmarks);
    }
}
