using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>Puts pictures and what the teachers said of them together.</summary>
/// <param name="scenes">Folder of the photos.</param>
/// <param name="labels">Where the teachers' answers are.</param>
internal sealed class LandmarkCorpus(string scenes, TeacherLabels labels)
{
    private readonly ILookup<string, TaughtFace> taught = Read(labels).ToLookup(face => face.Picture, StringComparer.Ordinal);

    /// <summary>The faces of one part of the photos.</summary>
    public IReadOnlyList<LandmarkSample> OfPhotos(IEnumerable<ScenePhoto> photos) =>
    [
        .. photos.Where(photo => taught.Contains(FaceTeaching.NameOf(photo)))
            .SelectMany(photo => Cut(new LandmarkPicture(FaceTeaching.NameOf(photo), photo.Pixels.ToLuminance))),
    ];

    /// <summary>The faces of pictures of one face; pictures that no teacher was asked about, or is sure of, are left out.</summary>
    public IReadOnlyList<LandmarkSample> Of(IEnumerable<LandmarkPicture> pictures) => [.. pictures.SelectMany(Cut)];

    /// <summary>The photos of one part.</summary>
    public IReadOnlyList<ScenePhoto> Photos(ScenePart part) => SceneDataset.Load(scenes, part);

    /// <summary>What is learnt: the training part of everything.</summary>
    /// <param name="pictures">The pictures of one face.</param>
    public LandmarkFaces ForTraining(LandmarkPictures pictures)
    {
        IReadOnlyList<ScenePhoto> photos = Photos(ScenePart.Training);
        return new LandmarkFaces(
            OfPhotos(photos),
            Of(pictures.ForTraining(int.MaxValue)),
            new BackgroundSource(photos, FalseBoxFile.Read(labels.FalseBoxFile)));
    }

    private static List<TaughtFace> Read(TeacherLabels labels) => File.Exists(labels.FaceFile) && File.Exists(labels.FalseBoxFile)
        ? TaughtFaceFile.Read(labels.FaceFile)
        : throw new FileNotFoundException("The teachers were not asked yet: landmarks teach comes first.", labels.FaceFile);

    private IEnumerable<LandmarkSample> Cut(LandmarkPicture picture)
    {
        TaughtFace[] faces = [.. taught[picture.Name].Where(face => face.Face is not null)];
        if (faces.Length == 0)
        {
            return [];
        }

        var pixels = picture.Load();
        return faces.Select(face => LandmarkSample.Cut(pixels, face.Face!, face.SureMesh is { } points ? new FaceMesh(points) : null));
    }
}
