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

    [Fact]
    public void Map_TurnedAQuarterClockwise_TurnsMiddleAndLandmarksAndKeepsTheBoxesSides()
    {
        // About (50, 50): the middle (30, 20) goes to (80, 30); the right eye (26, 17) to (83, 26).
        var face = new SceneFace(20, 5, 40, 35, [26, 17, 34, 17, 30, 20, 27, 26, 33, 26], 0.9f, LandmarksReliable: true);
        SceneFace turned = new ScenePlacement(0, 0, 100, 100, 1, 0, 0, Mirror: false) { Degrees = 90 }.Map(face);
        AssertNear([70, 15, 90, 45], [turned.Left, turned.Top, turned.Right, turned.Bottom]);
        AssertNear([83, 26, 83, 34, 80, 30, 74, 27, 74, 33], turned.Landmarks);
    }

    [Fact]
    public void Map_TurnedBy30Degrees_FollowsTheCircle()
    {
        var face = new SceneFace(65, 45, 75, 55, [70, 50, 50, 70, 70, 50, 70, 50, 70, 50], 0.9f, LandmarksReliable: true);
        SceneFace turned = new ScenePlacement(0, 0, 100, 100, 1, 0, 0, Mirror: false) { Degrees = 30 }.Map(face);
        AssertNear([67.3205f, 60, 40, 67.3205f], turned.Landmarks[..4]);
        AssertNear([62.3205f, 55], [turned.Left, turned.Top]);
    }

    [Fact]
    public void Map_MirroredThenTurned_SwapsTheSidesOfTheSubject()
    {
        // Mirrored about x = 50 the left eye at 60 is the right eye at 40, 10 left of the middle; a quarter turn brings it 10 above.
        var face = new SceneFace(35, 40, 65, 60, [40, 50, 60, 50, 50, 50, 45, 55, 56, 55], 0.9f, LandmarksReliable: true);
        SceneFace turned = new ScenePlacement(0, 0, 100, 100, 1, 0, 0, Mirror: true) { Degrees = 90 }.Map(face);
        AssertNear([50, 40, 50, 60, 50, 50, 45, 44, 45, 55], turned.Landmarks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ToPhoto_OfToCanvas_IsThePointItself(bool mirror)
    {
        ScenePlacement placement = new ScenePlacement(8, 4, 60, 80, 0.7f, 3, 9, mirror) { Degrees = 37 }.Bringing((22, 31), (50, 20));
        (float x, float y) = placement.ToCanvas(22, 31);
        AssertNear([50, 20], [x, y]);
        (x, y) = placement.ToPhoto(50, 20);
        AssertNear([22, 31], [x, y]);
    }

    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.001f));
    }
}
