using System.Globalization;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Training.Datasets;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Pictures;
using TDGan.Training.Scenes;

namespace TDGan.Training.Motion;

/// <summary>
/// One picture of KDEF (Lundqvist et al., 1998): 35 people with seven expressions each, in two sessions. For measuring and choosing only; no weight
/// learns from it.
/// </summary>
/// <param name="File">The picture.</param>
/// <param name="Person">Who.</param>
/// <param name="Session">1 or 2.</param>
/// <param name="Label">What it shows.</param>
/// <param name="Face">Its five landmarks, with a box about them.</param>
internal sealed record KdefPicture(string File, string Person, int Session, Expression Label, SceneFace Face)
{
    private static readonly string[] Columns =
        ["path", "person", "session", "expression", "re_x", "re_y", "le_x", "le_y", "nose_x", "nose_y", "rm_x", "rm_y", "lm_x", "lm_y"];

    private const int LandmarkColumns = 4;

    /// <summary>All pictures.</summary>
    /// <param name="data">The data folder; <c>research/kdef/index.csv</c> below it.</param>
    /// <exception cref="IOException">It is not there.</exception>
    public static IReadOnlyList<KdefPicture> List(string data)
    {
        string folder = Path.Combine(data, "research", "kdef"), file = Path.Combine(folder, "index.csv");
        string[] lines = System.IO.File.ReadAllLines(file);
        var header = new CsvHeader(file, lines.FirstOrDefault());
        int[] at = [.. Columns.Select(header.Column)];
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).Select(row => new KdefPicture(
            Path.Combine(folder, row[at[0]]),
            row[at[1]],
            int.Parse(row[at[2]], CultureInfo.InvariantCulture),
            (Expression)ExpressionLabels.All.IndexOf(row[at[3]]),
            FaceAbout([.. at.Skip(LandmarkColumns).Select(column => float.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture))])))];
    }

    /// <summary>What the teacher sees, x, y, z of the points in pixels of the picture.</summary>
    public float[] Read(MeshTeacher teacher)
    {
        LuminanceImage picture = PictureFile.Read(File);
        return teacher.Read(picture, MeshTeacher.FrameOf(Face)).Points;
    }

    private static SceneFace FaceAbout(float[] landmarks)
    {
        float eyes = MathF.Sqrt(MathF.Pow(landmarks[2] - landmarks[0], 2) + MathF.Pow(landmarks[3] - landmarks[1], 2));
        float half = SceneFace.SidesPerEyeDistance * eyes / 2;
        (float x, float y) = (landmarks[4], landmarks[5]);
        return new SceneFace(x - half, y - half, x + half, y + half, landmarks, 1, LandmarksReliable: true);
    }
}
