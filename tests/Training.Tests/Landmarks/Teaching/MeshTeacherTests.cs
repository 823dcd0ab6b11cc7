using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Commands;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Tests.Detection;
using FaceMesh = TDGan.Training.Landmarks.FaceMesh;

namespace TDGan.Training.Tests.Landmarks.Teaching;

/// <summary>The squares of the mesh teacher, and the teacher itself where it is at hand.</summary>
public sealed class MeshTeacherTests
{
    private const int Axes = FaceMeshTopology.Axes;
    private const float NearInEyeDistances = 0.12f;

    [Fact]
    public void FrameOf_LevelFace_IsTheSquareOfOneAndAHalfSides()
    {
        CropFrame frame = MeshTeacher.FrameOf(DrawnScenes.Face(100, 60, 80));
        Assert.Equal((80.0, 40.0), frame.ToPicture(0, 0));
        Assert.Equal((200.0, 160.0), frame.ToPicture(MeshTeacher.Side, MeshTeacher.Side));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(-2)]
    public void FrameOf_TurnedMesh_TurnsWithItsEyesAndHoldsIt(double turn)
    {
        // A rectangle of points 100 wide and 140 high about (50, 70), its eyes level, turned about the picture's corner.
        var random = new Random(1);
        float[] points = new float[MeshTeacher.SourcePoints * Axes];
        (double X, double Y)[] flat = [.. Enumerable.Range(0, MeshTeacher.SourcePoints).Select(_ => (100 * random.NextDouble(), 140 * random.NextDouble()))];
        (flat[0], flat[1]) = ((0, 0), (100, 140));
        (flat[33], flat[133], flat[362], flat[263]) = ((20, 50), (40, 50), (60, 50), (80, 50));
        for (int i = 0; i < flat.Length; i++)
        {
            points[i * Axes] = (float)((Math.Cos(turn) * flat[i].X) - (Math.Sin(turn) * flat[i].Y));
            points[(i * Axes) + 1] = (float)((Math.Sin(turn) * flat[i].X) + (Math.Cos(turn) * flat[i].Y));
        }

        CropFrame frame = MeshTeacher.FrameOf(points);
        Assert.Equal(210.0 / MeshTeacher.Side, frame.Scale, 1e-4);
        Assert.Equal(Math.Sin(turn), frame.StepY / frame.Scale, 1e-4);
        (double u, double v) = frame.ToCrop((Math.Cos(turn) * 50) - (Math.Sin(turn) * 70), (Math.Sin(turn) * 50) + (Math.Cos(turn) * 70));
        Assert.Equal(MeshTeacher.Side / 2.0, u, 1e-2);
        Assert.Equal(MeshTeacher.Side / 2.0, v, 1e-2);
    }

    [Fact]
    public void Read_RealFaces_AgreesWithTheOtherTeacherOnTheFiveLandmarks()
    {
        string root = RealData.Require();
        using var detector = new TeacherDetector(Path.Combine(root, DetectorCommand.TeacherFile));
        using var mesh = new MeshTeacher(Path.Combine(root, LandmarksTeachCommand.MeshTeacherFile));
        string notes = Path.Combine(Path.GetTempPath(), $"tdgan-teaching-{Guid.NewGuid():N}.bin");
        try
        {
            LandmarkPicture[] pictures = [.. new LandmarkPictures(root).ForTraining(1).Take(6)];
            new FaceTeaching(detector, mesh, notes, _ => { }).Ask(pictures, TestContext.Current.CancellationToken);
            new FaceTeaching(detector, mesh, notes, said => Assert.Fail($"asked twice: {said}")).Ask(pictures, TestContext.Current.CancellationToken);
            List<TaughtFace> taught = TaughtFaceFile.Read(notes);
            Assert.Equal(pictures.Select(picture => picture.Name), taught.Select(face => face.Picture));
            Assert.All(taught, face =>
            {
                float[] points = face.SureMesh ?? throw new InvalidOperationException(face.Picture);
                Assert.InRange(face.Face!.LandmarkError(new FaceMesh(points).FiveLandmarks()), 0, NearInEyeDistances);
            });
        }
        finally
        {
            File.Delete(notes);
        }
    }

    [Fact]
    public void Read_NoFace_IsNotSure()
    {
        using var mesh = new MeshTeacher(Path.Combine(RealData.Require(), LandmarksTeachCommand.MeshTeacherFile));
        var picture = new LuminanceImage(MeshTeacher.Side, MeshTeacher.Side, new float[MeshTeacher.Side * MeshTeacher.Side]);
        Assert.False(mesh.Read(picture, CropFrame.Upright(FaceBox.Whole(MeshTeacher.Side, MeshTeacher.Side), MeshTeacher.Side)).IsSure);
    }
}
