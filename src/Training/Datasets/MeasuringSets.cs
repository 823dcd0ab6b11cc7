using System.Globalization;
using TDGan.Inference.Expressions;
using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>
/// Pictures that are given for research alone and that no shipped weights learn from: RAF-DB's training part (Li et al., CVPR 2017) and KDEF
/// (Lundqvist et al., 1998). They say how a recogniser holds on other taggers' labels and on posed faces.
/// </summary>
internal static class MeasuringSets
{
    private const string Folder = "research";
    private static readonly string[] LandmarkColumns = ["re_x", "re_y", "le_x", "le_y", "nose_x", "nose_y", "rm_x", "rm_y", "lm_x", "lm_y"];

    // Where the service finds the landmarks in RAF-DB's aligned pictures of 100 x 100: medians over 192 of 205 pictures, which deviate by 2 to 4 px.
    private static readonly float[] RafDbLandmarks = [28, 34, 70, 34, 49.2f, 56.4f, 31.6f, 73.6f, 66.6f, 73.6f];

    /// <summary>RAF-DB's training pictures.</summary>
    /// <param name="root">The data folder; <c>research/rafdb/train_labels.csv</c> and <c>train/</c> below it.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <exception cref="IOException">They are not there.</exception>
    /// <exception cref="InvalidDataException">A column is missing, a label is none of the seven, or a picture is damaged.</exception>
    public static ExpressionSamples RafDb(string root, int side) =>
        Load(Path.Combine(root, Folder, "rafdb"), "train_labels.csv", "image", "label", "train", (_, _) => RafDbLandmarks, side);

    /// <summary>KDEF's pictures, each with landmarks of its own.</summary>
    /// <param name="root">The data folder; <c>research/kdef/index.csv</c> and the pictures below it.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <exception cref="IOException">They are not there.</exception>
    /// <exception cref="InvalidDataException">A column is missing, a label is none of the seven, or a picture is damaged.</exception>
    public static ExpressionSamples Kdef(string root, int side) =>
        Load(Path.Combine(root, Folder, "kdef"), "index.csv", "path", "expression", string.Empty, Landmarks, side);

    private static ExpressionSamples Load(
        string folder, string table, string pathColumn, string labelColumn, string pictures, Func<CsvHeader, string[], float[]> landmarks, int side)
    {
        string file = Path.Combine(folder, table);
        string[] lines = File.ReadAllLines(file);
        var header = new CsvHeader(file, lines.FirstOrDefault());
        (int path, int label) = (header.Column(pathColumn), header.Column(labelColumn));
        var listing = new DatasetListingBuilder(folder);
        foreach (string[] row in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')))
        {
            string picture = Path.Combine(folder, pictures, row[path]);
            float[] points = landmarks(header, row);
            listing.Add(new DatasetItem(
                listing.SourceOf(picture), Label(file, row[label]), Subject: null, Split: null, () => AlignedCrop.Read(picture, points)));
        }

        return DatasetSamples.LoadExpressions(listing.Build([]), side, strict: true, requireMajority: true);
    }

    private static Expression Label(string file, string text) => ExpressionLabels.All.IndexOf(text) is >= 0 and int label
        ? (Expression)label
        : throw new InvalidDataException($"{file}: '{text}' is none of {string.Join(", ", ExpressionLabels.All)}.");

    private static float[] Landmarks(CsvHeader header, string[] row) =>
        [.. LandmarkColumns.Select(column => float.Parse(row[header.Column(column)], NumberStyles.Float, CultureInfo.InvariantCulture))];
}
