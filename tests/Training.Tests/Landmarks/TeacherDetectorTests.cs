using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Commands;
using TDGan.Training.Data.Datasets;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks;

namespace TDGan.Training.Tests.Landmarks;

/// <summary>The teacher itself, where it is at hand.</summary>
public sealed class TeacherDetectorTests
{
    private const int Asked = 40;

    [Fact]
    public void Find_FacesOfPhotos_PutsLandmarksWhereTheTablesSay()
    {
        string root = RealData.Require();
        using var teacher = new TeacherDetector(Path.Combine(root, DetectorCommand.TeacherFile));
        var squares = new FaceTensorConverter(new CropRule(CropRule.SquareV1, TeacherDetector.Side, 0.3));
        double[] errors = [.. SceneDataset.Load(Path.Combine(root, DetectorCommand.SceneFolder), ScenePart.Validation, withFaces: true)
            .SelectMany(photo => photo.Faces.Where(face => face is { Score: > 0.9f, Side: > 64 }).Select(face => Error(teacher, squares, photo, face)))
            .Take(Asked)];
        Assert.Equal(Asked, errors.Length);

        // The tables are of the same network at another scale: close, not equal. One slip in reading its maps puts points whole cells away.
        Assert.InRange(errors.Order().ElementAt(Asked / 2), 0, 0.06);
    }

    [Fact]
    public void Find_NoFace_IsNull()
    {
        using var teacher = new TeacherDetector(Path.Combine(RealData.Require(), DetectorCommand.TeacherFile));
        Assert.Null(teacher.Find(new LuminanceImage(TeacherDetector.Side, TeacherDetector.Side, new float[TeacherDetector.Side * TeacherDetector.Side])));
    }

    [Theory]
    [InlineData("lfw")]
    [InlineData("ferplus")]
    public void FindCrops_RealFaces_AreMostlyFoundWithEyesAboveTheMouth(string set)
    {
        string root = RealData.Require();
        using var teacher = new TeacherDetector(Path.Combine(root, DetectorCommand.TeacherFile));
        DatasetListing listing = set == "lfw" ? new LfwLoader().List(Path.Combine(root, set)) : new FerPlusLoader().List(Path.Combine(root, set));
        IReadOnlyList<LandmarkSample> found = TaughtCrops.Find(teacher, listing.First(Asked));
        Assert.InRange(found.Count, Asked * 3 / 4, Asked);
        Assert.All(found, sample => Assert.InRange(sample.Picture.Width, LandmarkCrop.Side, 2 * LandmarkCrop.Side));
        Assert.All(found, sample => Assert.True(sample.Face.Landmarks[1] < sample.Face.Landmarks[7] && sample.Face.Landmarks[3] < sample.Face.Landmarks[9]));
    }

    private static double Error(TeacherDetector teacher, FaceTensorConverter squares, ScenePhoto photo, SceneFace face)
    {
        CropFrame frame = squares.FrameOf(new FaceBox(face.Left, face.Top, face.Right - face.Left, face.Bottom - face.Top));
        float[] values = new float[squares.Length];
        squares.Convert(photo.Pixels.ToLuminance(), frame, values);
        SceneFace wanted = face.MappedInto(frame);
        return teacher.Find(new LuminanceImage(squares.Side, squares.Side, values)) is { } found
            ? found.Landmarks.Zip(wanted.Landmarks, (a, b) => Math.Abs(a - b)).Average() / wanted.Side
            : 1;
    }
}
