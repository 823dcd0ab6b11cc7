using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Scenes;

public sealed class FalseBoxTableTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"tdgan-false-boxes-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_Rows_AreHardNegativesOrDoubtfulOrNothing()
    {
        File.WriteAllText(_path, """
            photo,x,y,side,turn,score,teacher_face
            drawn.jpg,30,40,20,-0.5236,0.6,0.01
            drawn.jpg,70,60,10,0,0.5,0.9
            drawn.jpg,10,10,10,0,0.2,0
            other.jpg,10,10,10,0,0.9,0

            """);
        var table = new FalseBoxTable([DrawnScenes.Photo(100, 100)], _path);
        SceneSubject hard = Assert.Single(table.HardNegatives);
        Assert.Equal((20, 30, 20), (hard.Box!.Value.X, hard.Box.Value.Y, hard.Box.Value.Width));
        Assert.Equal(30, hard.Degrees, 0.01f);
        SceneFace doubtful = Assert.Single(Assert.Single(table.Photos).Ignored);
        Assert.Equal((65, 75, 55, 65), (doubtful.Left, doubtful.Right, doubtful.Top, doubtful.Bottom));
    }
}
