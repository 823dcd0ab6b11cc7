using System.Globalization;
using System.Text;
using TDGan.Api.Replies;
using TDGan.Inference.Expressions;

namespace TDGan.Api.CommandLine;

/// <summary>
/// Comma-separated values (RFC 4180) with a line for each face, or one for a picture without a face or with a problem. The columns
/// <c>faces</c> and <c>face</c> tell an outcome's last line. Pixels have one digit behind the point, scores four; warnings are their codes,
/// those of the picture and of the face, with blanks between. Line breaks in a path are not kept.
/// </summary>
internal sealed class CsvFormat : IOutcomeFormat
{
    private const int FacesColumn = 1;
    private const int FaceColumn = 2;
    private static readonly string Columns =
        $"file,faces,face,x,y,width,height,confidence,dominant,{string.Join(',', ExpressionLabels.All)},uncertain,yaw,pitch,roll,warnings,problem";

    private static readonly int ColumnCount = Columns.Split(',').Length;

    public string Header => Columns + "\n";

    public string Format(PictureOutcome outcome)
    {
        IReadOnlyList<FaceReply> faces = outcome.Reply?.Faces ?? [];
        if (faces.Count == 0)
        {
            int empty = ColumnCount - 3;
            return $"{Quote(outcome.File)},0{new string(',', empty)}{WarningsOf(outcome.Reply, face: null)},{outcome.ProblemCode}\n";
        }

        return string.Concat(faces.Select(face => $"{Quote(outcome.File)},{faces.Count},{Describe(face)},{WarningsOf(outcome.Reply, face.Index)},\n"));
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
            scores.TryGetValue(label, out float score) ? score.ToString("0.####", CultureInfo.InvariantCulture) : ""));
        (BoxReply box, string label) = (face.Box, ExpressionLabels.Of(face.Dominant));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{face.Index},{box.X:0.#},{box.Y:0.#},{box.Width:0.#},{box.Height:0.#},{face.Confidence:0.####},{label},{values},")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{(face.Uncertain ? "true" : "false")},{face.Pose?.Yaw:0.0},{face.Pose?.Pitch:0.0},{face.Pose?.Roll:0.0}");
    }

    /// <summary>The codes of what is said of the whole picture or of that face.</summary>
    private static string WarningsOf(ExpressionsReply? reply, int? face) => string.Join(
        ' ', (reply?.Warnings ?? []).Where(warning => warning.FaceIndex is null || warning.FaceIndex == face).Select(warning => warning.Code));

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
