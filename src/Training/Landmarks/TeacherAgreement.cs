using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>
/// How far the teacher agrees with itself: its landmarks in a gray crop of the very box, the mean of the crop and its mirror image, against
/// those that it put into the whole photo. A pupil can hardly be expected to come nearer.
/// </summary>
internal static class TeacherAgreement
{
    // As in the pupil's crop, so that both see the same.
    private static readonly FaceTensorConverter Crops = new(new CropRule(CropRule.SquareV1, TeacherDetector.Side, LandmarkCrop.Margin));

    /// <summary>Measures the trusted faces of one size.</summary>
    /// <returns>The errors, and the faces in whose crops the teacher was not sure of one.</returns>
    public static (LandmarkErrors Errors, int Unsure) Measure(TeacherDetector teacher, IEnumerable<ScenePhoto> photos, FaceSizeBand band)
    {
        double?[] errors = [.. photos.SelectMany(photo => photo.Faces
            .Where(face => face.Score >= SceneFace.TrustedScore && band.Contains(face))
            .Select(face => Error(teacher, photo.Pixels.ToLuminance(), face)))];
        return (LandmarkErrors.Of(errors.OfType<double>()), errors.Count(error => error is null));
    }

    private static double? Error(TeacherDetector teacher, LuminanceImage photo, SceneFace face)
    {
        CropFrame frame = Crops.FrameOf(face.Box);
        float[] values = new float[Crops.Length];
        Crops.Convert(photo, frame, values);
        SceneFace? found = teacher.Find(new LuminanceImage(Crops.Side, Crops.Side, values));
        return found is null ? null : face.MappedInto(frame).LandmarkError(found.Landmarks);
    }
}
