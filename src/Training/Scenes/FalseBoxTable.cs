using System.Globalization;
using TDGan.Inference.Crops;
using TDGan.Training.Datasets;

namespace TDGan.Training.Scenes;

/// <summary>
/// What a detector took for faces in training photos and turned copies of them: <c>photo,x,y,side,turn,score,teacher_face</c>, middle and side in
/// pixels of the photo, radians from its x axis to the box's, the detector's score and a second teacher's probability of a face.
/// </summary>
internal sealed class FalseBoxTable
{
    // Below, the second teacher was not asked, and nothing is lost by looking elsewhere.
    private const float LeastScore = 0.35f;

    // From here on it may be a face that leans, which the first teacher did not see in the upright photo.
    private const float DoubtfulFace = 0.1f;

    /// <param name="photos">The training photos.</param>
    /// <param name="path">The table; rows of other photos do not count.</param>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public FalseBoxTable(IReadOnlyList<ScenePhoto> photos, string path)
    {
        IReadOnlyList<Row> rows = Read(path);
        ILookup<string, SceneFace> doubtful = rows.Where(row => row.Doubtful).ToLookup(row => row.Photo, row => Unlabelled(row.Box));
        Photos = [.. photos.Select(photo => photo with { Ignored = [.. photo.Ignored, .. doubtful[NameOf(photo)]] })];
        Dictionary<string, ScenePhoto> byName = Photos.ToDictionary(NameOf);
        HardNegatives = [.. rows
            .Where(row => !row.Doubtful && byName.ContainsKey(row.Photo))
            .Select(row => new SceneSubject(byName[row.Photo], row.Box, row.Degrees))];
    }

    /// <summary>The photos, with boxes that may be faces after all among those that count neither way.</summary>
    public IReadOnlyList<ScenePhoto> Photos { get; }

    /// <summary>The boxes that are no faces, each with the degrees by which its photo is turned to show it as it was found.</summary>
    public IReadOnlyList<SceneSubject> HardNegatives { get; }

    private static readonly string[] Numbers = ["x", "y", "side", "turn", "score", "teacher_face"];

    private static string NameOf(ScenePhoto photo) => Path.GetFileName(photo.File);

    private static SceneFace Unlabelled(FaceBox box) =>
        new(box.X, box.Y, box.X + box.Width, box.Y + box.Height, new float[2 * ScenePlacement.MirroredLandmarks.Length], Score: 0, LandmarksReliable: false);

    private static IReadOnlyList<Row> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        var header = new CsvHeader(path, lines.FirstOrDefault());
        int photo = header.Column("photo");
        int[] at = [.. Numbers.Select(header.Column)];
        return [.. lines.Skip(1).Select(line => line.Split(','))
            .Select(row => (Name: row[photo], Values: (float[])[.. at.Select(column => float.Parse(row[column], CultureInfo.InvariantCulture))]))
            .Where(row => row.Values[4] >= LeastScore)
            .Select(row => new Row(row.Name, Square(row.Values[0], row.Values[1], row.Values[2]), -row.Values[3] * 180 / MathF.PI, row.Values[5] >= DoubtfulFace))];
    }

    private static FaceBox Square(float x, float y, float side) => new(x - (side / 2), y - (side / 2), side, side);

    private sealed record Row(string Photo, FaceBox Box, float Degrees, bool Doubtful);
}
