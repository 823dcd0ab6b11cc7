using System.Globalization;

namespace TDGan.Benchmarks.Reports;

/// <summary>One line of the table.</summary>
/// <param name="Measure">What was measured.</param>
/// <param name="Values">The value of each round.</param>
/// <param name="Unit">Behind the number.</param>
/// <param name="Floor">What must be reached, in words.</param>
/// <param name="Goal">What is aimed at, in words.</param>
internal sealed record MeasuredRow(string Measure, IReadOnlyList<double> Values, string Unit, string Floor, string Goal)
{
    /// <summary>The line of a Markdown table: median, and smallest and largest value.</summary>
    public string ToMarkdown() => Values.Count == 0
        ? $"| {Measure} | not run | | {Floor} | {Goal} |"
        : string.Create(CultureInfo.InvariantCulture,
            $"| {Measure} | {Median.Of(Values):0.###}{Unit} | {Values.Min():0.###} - {Values.Max():0.###} | {Floor} | {Goal} |");
}
