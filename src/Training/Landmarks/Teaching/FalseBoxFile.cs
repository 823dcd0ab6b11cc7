using System.Globalization;
using TDGan.Training.Datasets;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>False boxes as a table with commas.</summary>
internal static class FalseBoxFile
{
    private static readonly string[] Columns = ["photo", "x", "y", "side", "turn", "score", "teacher_face"];

    /// <summary>Writes all.</summary>
    public static void Write(string path, IEnumerable<FalseBox> boxes) => File.WriteAllLines(path,
    [
        string.Join(',', Columns),
        .. boxes.Select(box => string.Create(
            CultureInfo.InvariantCulture,
            $"{box.Photo},{box.X:F2},{box.Y:F2},{box.Side:F2},{box.Turn:F4},{box.Score:F4},{box.TeacherFace:F4}")),
    ]);

    /// <summary>Reads all.</summary>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static IReadOnlyList<FalseBox> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        var header = new CsvHeader(path, lines.FirstOrDefault());
        int[] at = [.. Columns.Select(header.Column)];
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(row => new FalseBox(
            row[at[0]], Number(row[at[1]]), Number(row[at[2]]), Number(row[at[3]]), Number(row[at[4]]), Number(row[at[5]]), Number(row[at[6]])))];
    }

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
