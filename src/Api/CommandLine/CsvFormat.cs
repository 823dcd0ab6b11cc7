using System.Globalization;
using System.Text;
using TDGan.Api.Replies;
using TDGan.Inference.Expressions;

namespace TDGan.Api.CommandLine;

/// <summary>
/// Comma-separated values (RFC 4180) with a line for each face, or one for a picture without a face or with a problem. The columns
/// <c>faces</c> and <c>face</c> tell an outcome's last line. Line breaks in a path are not kept.
/// </summary>
internal sealed class CsvFormat : IOutcomeFormat
{
    private const int FacesColumn = 1;
    private const int FaceColumn = 2;
    private static readonly string Columns =
        $"file,faces,face,x,y,width,height,confidence,dominant,{string.Join(',', ExpressionLabels.All)},uncertain,yaw,pitch,roll,problem";

    private static readonly int ColumnCount = Columns.Split(',').Length;

    public string Header => Columns + "\n";

    public string Format(PictureOutcome outcome)
    {
        IReadOnlyList<FaceReply> faces = outcome.Reply?.Faces ?? [];
        if (faces.Count == 0)
        {
            int empty = ColumnCount - 3;
            return $"{Quote(outcome.File)},0{new string(',', empty)},{outcome.ProblemCode}\n";
        }

        return string.Concat(faces.Select(face => $"{Quote(outcome.File)},{faces.Count},{Describe(face)},\n"));
    }

    public bool TryRead(string line, out string? file, out bool endsOutcome)
    {
        (file, endsOutcome) = (null, true);
        if (line == Columns)
        {
            return true;
        }

        List<string> cells = Split(line);
        if (cells.Count != ColumnCount || !int.TryParse(cells[FacesColumn], CultureInfo.InvariantCulture, out int faces))
        {
            return false;
        }

        file = cells[0];
        endsOutcome = faces == 0 || cells[FaceColumn] == (faces - 1).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static string Describe(FaceReply face)
    {
        Dictionary<Expression, float> scores = face.Expressions.ToDictionary(score => score.Label, score => score.Score);
        string values = string.Join(',', Enum.GetValues<Expression>().Select(label =>
            scores.TryGetValue(label, out float score) ? score.ToString(CultureInfo.InvariantCulture) : ""));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{face.Index},{face.Box.X},{face.Box.Y},{face.Box.Width},{face.Box.Height},{face.Confidence},{ExpressionLabels.Of(face.Dominant)},")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{values},{(face.Uncertain ? "true" : "false")},{face.Pose?.Yaw:0.0},{face.Pose?.Pitch:0.0},{face.Pose?.Roll:0.0}");
    }

    private static string Quote(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.AsSpan().ContainsAny(',', '"') ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }

    private static List<string> Split(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                // Within quotes a quote is written twice; the first of the two ends them, the second begins them again.
                quoted = !quoted;
                cell.Append(quoted && i > 0 && line[i - 1] == '"' ? "\"" : "");
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
