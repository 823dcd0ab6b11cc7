using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>Asks the teachers about faces, one picture after another, and notes each answer; pictures that were asked about are not asked again.</summary>
/// <param name="detector">Gives box and five landmarks.</param>
/// <param name="mesh">Gives the dense landmarks.</param>
/// <param name="file">Where the answers are noted.</param>
/// <param name="say">Gets progress.</param>
internal sealed class FaceTeaching(TeacherDetector detector, MeshTeacher mesh, string file, Action<string> say)
{
    // Dense landmarks of faces with fewer pixels a side are guesses.
    private const float LeastMeshSide = 40;
    private const int PicturesPerLine = 250;

    // The picture in the middle, its border repeated: the teacher wants to see round a face.
    private const double Margin = 0.2;
    private static readonly FaceTensorConverter Squares = new(new CropRule(CropRule.SquareV1, TeacherDetector.Side, Margin));

    private readonly HashSet<string> asked = [.. TaughtFaceFile.Read(file).Select(taught => taught.Picture)];

    /// <summary>Pictures of one face.</summary>
    public void Ask(IReadOnlyList<LandmarkPicture> pictures, CancellationToken cancellationToken) => Note(
        [.. pictures.Where(picture => !asked.Contains(picture.Name)).Select<LandmarkPicture, Func<IEnumerable<TaughtFace>>>(
            picture => () => [Ask(picture.Name, picture.Load())])],
        cancellationToken);

    /// <summary>The faces of photos whose box and five landmarks are known.</summary>
    public void Ask(IReadOnlyList<ScenePhoto> photos, CancellationToken cancellationToken) => Note(
        [.. photos.Where(photo => !asked.Contains(NameOf(photo))).Select<ScenePhoto, Func<IEnumerable<TaughtFace>>>(photo => () => Ask(photo))],
        cancellationToken);

    /// <summary>The name of a photo in the notes.</summary>
    public static string NameOf(ScenePhoto photo) => $"scenes/{Path.GetFileName(photo.File)}";

    private void Note(IReadOnlyList<Func<IEnumerable<TaughtFace>>> questions, CancellationToken cancellationToken)
    {
        using BinaryWriter writer = TaughtFaceFile.Append(file);
        for (int i = 0; i < questions.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (TaughtFace taught in questions[i]())
            {
                TaughtFaceFile.Write(writer, taught);
            }

            if ((i + 1) % PicturesPerLine == 0 || i + 1 == questions.Count)
            {
                writer.Flush();
                say($"{i + 1} of {questions.Count} pictures");
            }
        }
    }

    private List<TaughtFace> Ask(ScenePhoto photo)
    {
        LuminanceImage picture = photo.Pixels.ToLuminance();
        SceneFace[] faces = [.. photo.Faces.Where(face => face.Score >= SceneFace.TrustedScore && face.LandmarksReliable)];
        return [.. faces.Select(face => new TaughtFace(NameOf(photo), face, face.Side < LeastMeshSide ? null : mesh.Read(picture, MeshTeacher.FrameOf(face))))];
    }

    private TaughtFace Ask(string name, LuminanceImage picture)
    {
        CropFrame frame = Squares.FrameOf(FaceBox.Whole(picture.Width, picture.Height));
        float[] values = new float[Squares.Length];
        Squares.Convert(picture, frame, values);
        SceneFace? seen = detector.Find(new LuminanceImage(Squares.Side, Squares.Side, values));
        if (seen is null)
        {
            return new TaughtFace(name, Face: null, Mesh: null);
        }

        SceneFace face = InPicture(seen, frame);
        return new TaughtFace(name, face, mesh.Read(picture, MeshTeacher.FrameOf(face)));
    }

    /// <summary>A face of an upright crop in pixels of its picture.</summary>
    private static SceneFace InPicture(SceneFace face, CropFrame frame)
    {
        (double left, double top) = frame.ToPicture(face.Left, face.Top);
        (double right, double bottom) = frame.ToPicture(face.Right, face.Bottom);
        float[] landmarks = [.. face.Landmarks];
        for (int i = 0; i < landmarks.Length; i += 2)
        {
            (double x, double y) = frame.ToPicture(landmarks[i], landmarks[i + 1]);
            (landmarks[i], landmarks[i + 1]) = ((float)x, (float)y);
        }

        return face with { Left = (float)left, Top = (float)top, Right = (float)right, Bottom = (float)bottom, Landmarks = landmarks };
    }
}
