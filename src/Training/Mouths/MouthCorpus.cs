using TDGan.Inference.Images;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Mouths;

/// <summary>The open mouths of pictures whose meshes a teacher noted.</summary>
/// <param name="scenes">Folder of the photos.</param>
/// <param name="labels">Where the teacher's answers are.</param>
internal sealed class MouthCorpus(string scenes, TeacherLabels labels)
{
    // In distances of the eyes: lips that are nearly closed hide nothing that could be learnt.
    private const double LeastOpening = 0.06;

    // Fewer pixels between the eyes show no teeth.
    private const float LeastEyeDistance = 30;

    private readonly ILookup<string, TaughtFace> taught = TaughtFaceFile.Read(labels.FaceFile).ToLookup(face => face.Picture, StringComparer.Ordinal);

    /// <summary>The mouths of photos.</summary>
    public IReadOnlyList<MouthSample> OfPhotos(ScenePart part) =>
    [
        .. SceneDataset.Load(scenes, part).SelectMany(photo =>
            Cut(new LandmarkPicture(FaceTeaching.NameOf(photo), photo.Pixels.ToLuminance))),
    ];

    /// <summary>The mouths of pictures of one face.</summary>
    public IReadOnlyList<MouthSample> Of(IEnumerable<LandmarkPicture> pictures) => [.. pictures.SelectMany(Cut)];

    private IEnumerable<MouthSample> Cut(LandmarkPicture picture)
    {
        FaceMesh[] meshes = [.. taught[picture.Name].Select(face => face.SureMesh).OfType<float[]>().Select(points => new FaceMesh(points))];
        FaceMesh[] open = [.. meshes.Where(mesh => mesh.MouthOpening >= LeastOpening && mesh.EyeDistance >= LeastEyeDistance)];
        if (open.Length == 0)
        {
            return [];
        }

        LuminanceImage pixels = picture.Load();
        return open.Select(mesh => MouthSample.Cut(pixels, mesh));
    }
}
