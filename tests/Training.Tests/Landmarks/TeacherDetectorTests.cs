using TDGan.Inference.Images;
using TDGan.Training.Commands;
using TDGan.Training.Datasets;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Landmarks;

/// <summary>The teacher itself, where it is at hand.</summary>
public sealed class TeacherDetectorTests
{
    private const int Asked = 40;

    [Fact]
    public void Measure_FacesOfPhotos_AgreesWithTheTables()
    {
        string root = RealData.Require();
        using var teacher = new TeacherDetector(Path.Combine(root, DetectorCommand.TeacherFile));
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(Path.Combine(root, DetectorCommand.SceneFolder), ScenePart.Validation, Asked, withFaces: true);
        (LandmarkErrors errors, int unsure) = TeacherAgreement.Measure(teacher, photos, FaceSizeBand.Large);
        Assert.InRange(errors.Faces, 10, 200);
        Assert.InRange(unsure, 0, errors.Faces / 4);

        // The tables are of the same network at another scale: close, not equal. One slip in reading its maps puts points whole cells away.
        Assert.InRange(errors.Median, 0.001, 0.12);
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
}
