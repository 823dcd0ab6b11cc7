using System.Globalization;
using Microsoft.Extensions.Options;
using TDGan.Inference.Images;
using TDGan.Training.Datasets;

namespace TDGan.Training.Scenes;

/// <summary>Reads <c>scenes/</c>: <c>train_index.csv</c>, the teacher's boxes in <c>train.csv</c> and <c>train_ignore.csv</c>, and the photos.</summary>
internal static class SceneDataset
{
    private const string LabelFile = "train.csv";
    private const string IgnoreFile = "train_ignore.csv";
    private const string IndexFile = "train_index.csv";
    private const string PhotoFolder = "train";
    private const string ForcedFlag = "1";
    private static readonly string[] LandmarkColumns = ["re_x", "re_y", "le_x", "le_y", "nose_x", "nose_y", "rm_x", "rm_y", "lm_x", "lm_y"];

    /// <summary>Reads the photos of one part.</summary>
    /// <param name="folder">Folder with the three tables and <c>train/</c>.</param>
    /// <param name="part">Which part.</param>
    /// <param name="limit">Most photos, evenly picked from the part; null for all.</param>
    /// <param name="withFaces">Whether photos without a face are left out.</param>
    /// <exception cref="InvalidDataException">A column is missing or a photo is damaged.</exception>
    public static IReadOnlyList<ScenePhoto> Load(string folder, ScenePart part, int? limit = null, bool withFaces = false)
    {
        ILookup<string, SceneFace> faces = ReadFaces(Path.Combine(folder, LabelFile));
        ILookup<string, SceneFace> ignored = ReadFaces(Path.Combine(folder, IgnoreFile));
        var decoder = new ImageDecoder(Options.Create(new ImageDecodingOptions()));
        List<(string Name, string Source, bool Forced)> index = [.. ReadIndex(Path.Combine(folder, IndexFile))
            .Where(row => ScenePartition.PartOf(row.Source) == part && (!withFaces || faces.Contains(row.Name)))];
        int step = limit is { } most ? Math.Max(1, index.Count / most) : 1;
        return [.. index.Where((_, i) => i % step == 0).Select(row => Read(
            decoder, Path.Combine(folder, PhotoFolder, row.Name), row.Source, row.Forced, [.. faces[row.Name]], [.. ignored[row.Name]]))];
    }

    private static ScenePhoto Read(
        ImageDecoder decoder, string file, string source, bool forced, IReadOnlyList<SceneFace> faces, IReadOnlyList<SceneFace> ignored) =>
        new(file, source, forced, Decode(decoder, file), faces, ignored);

    private static PixelPyramid Decode(ImageDecoder decoder, string file)
    {
        try
        {
            using DecodedImage image = decoder.Decode(File.ReadAllBytes(file));
            return PixelPyramid.From(image.Bitmap);
        }
        catch (Inference.Errors.InferenceException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }

    private static IEnumerable<(string Name, string Source, bool Forced)> ReadIndex(string file)
    {
        string[] lines = File.ReadAllLines(file);
        var header = new CsvHeader(file, lines.FirstOrDefault());
        (int name, int source, int forced) = (header.Column("image"), header.Column("source"), header.Column("forced_negative"));
        return lines.Skip(1).Select(line => line.Split(',')).Select(row => (row[name], row[source], row[forced] == ForcedFlag));
    }

    private static ILookup<string, SceneFace> ReadFaces(string file)
    {
        string[] lines = File.ReadAllLines(file);
        var header = new CsvHeader(file, lines.FirstOrDefault());
        int image = header.Column("image");
        int[] box = [header.Column("x"), header.Column("y"), header.Column("width"), header.Column("height")];
        int[] landmarks = [.. LandmarkColumns.Select(header.Column)];
        int score = header.Column("score");

        // A photo without a face has a row with empty fields.
        return lines.Skip(1).Select(line => line.Split(',')).Where(row => row[box[0]].Length > 0).ToLookup(
            row => row[image],
            row => Face([.. box.Select(column => Number(row[column]))], [.. landmarks.Select(column => Number(row[column]))], Number(row[score])));
    }

    private static SceneFace Face(float[] box, float[] landmarks, float score) => new(
        box[0], box[1], box[0] + box[2], box[1] + box[3], landmarks, score, MathF.Sqrt(box[2] * box[3]) >= SceneFace.LandmarkSide);

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
