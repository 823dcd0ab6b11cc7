using TDGan.Inference.Expressions;

namespace TDGan.Training.Detection;

/// <summary>The pictures that the crop rule is measured with.</summary>
internal static class CropRulePictures
{
    /// <summary>Every LFW crop with one of the seven labels, in the order of the index.</summary>
    /// <param name="folder">Folder with <c>index.csv</c>, whose paths are relative to it.</param>
    public static IReadOnlyList<(string File, Expression Label)> Crops(string folder)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, "index.csv")).Select(line => line.Split(','))];
        (int path, int label) = (Column(folder, rows[0], "path"), Column(folder, rows[0], "expression"));
        return [.. rows.Skip(1).Where(row => ExpressionLabels.All.Contains(row[label]))
            .Select(row => (Path.Combine(folder, row[path]), (Expression)ExpressionLabels.All.IndexOf(row[label])))];
    }

    /// <summary>The photos in which the teacher found no face.</summary>
    /// <param name="folder">Folder with <c>train.csv</c> and <c>train/</c>.</param>
    public static IReadOnlyList<string> Photos(string folder)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, "train.csv")).Select(line => line.Split(','))];
        (int image, int x) = (Column(folder, rows[0], "image"), Column(folder, rows[0], "x"));
        return [.. rows.Skip(1).Where(row => row[x].Length == 0).Select(row => Path.Combine(folder, "train", row[image]))];
    }

    private static int Column(string folder, string[] header, string name) => Array.IndexOf(header, name) is >= 0 and int index
        ? index
        : throw new InvalidDataException($"{folder}: no column '{name}'.");
}
