using TDGan.Inference.Classification;
using TDGan.Inference.Errors;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Training.Datasets;
using TDGan.Training.Pictures;

namespace TDGan.Training.SoftLabels;

/// <summary>Faces of photos, found and cut out as the service does it.</summary>
internal static class FaceSources
{
    /// <summary>Picture files of folders, in a stable order; a file stands for itself.</summary>
    public static IEnumerable<string> Files(IEnumerable<string> paths) => paths.SelectMany(Files);

    /// <summary>Every face of one photo that is large enough and whose landmarks were found.</summary>
    /// <param name="classifier">Finds the faces.</param>
    /// <param name="photo">An encoded picture.</param>
    /// <param name="leastSide">Shortest side of a face in pixels.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<LuminanceImage>> CropsAsync(
        IExpressionClassifier classifier, ReadOnlyMemory<byte> photo, int leastSide, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ClassificationOptions { Detect = FaceDetectionMode.On, MinFaceSize = leastSide, NeedsLandmarks = true };
            ClassificationResult result = await classifier.ClassifyAsync(photo, options, cancellationToken);
            return [.. result.Faces.Where(face => face.Face.Landmarks.Count > 0)
                .Select(face => AlignedCrop.Of(PictureFile.Decode(photo), face.Face.Landmarks))];
        }
        catch (InferenceException exception) when (exception.Error == InferenceError.NoFaceDetected)
        {
            return [];
        }
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(PictureFile.IsPicture).Order(StringComparer.Ordinal)
        : [path];
}
