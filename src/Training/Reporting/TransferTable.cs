using System.Globalization;
using System.Text;
using TDGan.Training.Measures;

namespace TDGan.Training.Reporting;

/// <summary>A transfer report as Markdown: for the console, documents and model cards alike.</summary>
internal static class TransferTable
{
    /// <summary>Every section as a table.</summary>
    public static string Format(TransferReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Decoder version {report.Version} ({report.DecoderDigest[..12]}), {report.Pairs} pairs, seed {report.Seed}; 95 % intervals in brackets.\n");
        foreach (TransferSection section in report.Sections)
        {
            Append(text, section);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, TransferSection section)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n#### {section.Title}\n\n{section.Note}\n\n");
        string[] names = [.. section.Rows[0].Measures.Select(measure => measure.Name)];
        text.Append(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", names)} |\n|---|{string.Concat(names.Select(_ => "---|"))}\n");
        foreach (TransferRow row in section.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {string.Join(" | ", row.Measures.Select(Cell))} |\n");
        }
    }

    private static string Cell(MeasuredValue measure) =>
        measure.IntervalText() is { Length: > 0 } interval ? $"{measure.ValueText()} ({interval})" : measure.ValueText();
}
