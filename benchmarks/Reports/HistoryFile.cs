using System.Globalization;
using System.Reflection;

namespace TDGan.Benchmarks.Reports;

/// <summary>
/// <c>docs/benchmarks.csv</c>: a line for each measure of each run that was worth keeping, appended. RFC 4180, UTF-8, values as in the table.
/// </summary>
/// <param name="path">The file; begun with its columns where it is not there.</param>
/// <param name="state">What else the machine did, in words.</param>
internal sealed class HistoryFile(string path, string state)
{
    private const string Columns = "date,version,cores,state,rounds,seconds,measure,median,smallest,largest,unit";

    /// <summary>Appends what was measured; a measure that was not run leaves no line.</summary>
    /// <param name="row">One measure.</param>
    /// <param name="rounds">Rounds of the run.</param>
    /// <param name="seconds">Length of one window.</param>
    public void Append(MeasuredRow row, int rounds, double seconds)
    {
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Columns + "\n");
        }

        if (row.Values.Count > 0)
        {
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture,
                $"{DateTime.UtcNow:yyyy-MM-dd},{Version()},{Environment.ProcessorCount},{Quote(state)},{rounds},{seconds:0.#},{Quote(row.Measure)},{Median.Of(row.Values):0.####},{row.Values.Min():0.####},{row.Values.Max():0.####},{row.Unit.Trim()}\n"));
        }
    }

    /// <summary>Version and commit of the build, such as 0.1.0+3707d08.</summary>
    private static string Version()
    {
        string text = typeof(HistoryFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        int commit = text.IndexOf('+', StringComparison.Ordinal);
        return commit < 0 ? text : text[..Math.Min(text.Length, commit + 8)];
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
