using System.Text.Json;
using TDGan.Training.Plots;

namespace TDGan.Training.Reporting.Pages;

/// <summary>The series of a run's <c>log.jsonl</c>. Lines that are cut off or of another kind are passed over.</summary>
internal sealed class RunLog
{
    private readonly Dictionary<string, Dictionary<string, List<(double, double)>>> losses = [];
    private readonly Dictionary<string, Dictionary<string, List<(double, double)>>> validations = [];

    private RunLog()
    {
    }

    /// <summary>Names of the phases, in the order of the log.</summary>
    public IEnumerable<string> Phases => losses.Keys.Union(validations.Keys);

    /// <summary>Reads a log.</summary>
    public static RunLog Read(string path)
    {
        var log = new RunLog();
        foreach (string line in File.ReadLines(path))
        {
            log.Add(line);
        }

        return log;
    }

    /// <summary>Every loss of a phase over its steps, as the decimal logarithm of its size.</summary>
    public IReadOnlyList<PlotSeries> Losses(string phase) => Series(losses, phase);

    /// <summary>Accuracy and mean class recall on the validation split over the steps, in percent.</summary>
    public IReadOnlyList<PlotSeries> Validations(string phase) => Series(validations, phase);

    private static IReadOnlyList<PlotSeries> Series(Dictionary<string, Dictionary<string, List<(double, double)>>> of, string phase) =>
        of.TryGetValue(phase, out var named) ? [.. named.Select(entry => new PlotSeries(entry.Key, entry.Value))] : [];

    private static void Append(
        Dictionary<string, Dictionary<string, List<(double, double)>>> of, string phase, string name, double step, double value)
    {
        if (!of.TryGetValue(phase, out var named))
        {
            of[phase] = named = [];
        }

        if (!named.TryGetValue(name, out List<(double, double)>? points))
        {
            named[name] = points = [];
        }

        points.Add((step, value));
    }

    private void Add(string line)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            JsonElement root = entry.RootElement;
            if (!root.TryGetProperty("phase", out JsonElement phase) || !root.TryGetProperty("step", out JsonElement step))
            {
                return;
            }

            if (root.TryGetProperty("losses", out JsonElement terms))
            {
                // A run that diverged writes its last losses as words.
                foreach (JsonProperty term in terms.EnumerateObject().Where(term => term.Value.ValueKind == JsonValueKind.Number))
                {
                    Append(losses, phase.GetString()!, term.Name, step.GetDouble(), Math.Log10(Math.Max(Math.Abs(term.Value.GetDouble()), 1e-6)));
                }
            }

            if (root.TryGetProperty("validation", out JsonElement validation))
            {
                Append(validations, phase.GetString()!, "accuracy", step.GetDouble(), validation.GetProperty("Accuracy").GetDouble() * 100);
                Append(validations, phase.GetString()!, "mean class recall", step.GetDouble(), validation.GetProperty("MeanClassRecall").GetDouble() * 100);
            }
        }
        catch (JsonException)
        {
            // A killed run may leave half a line at the end.
        }
    }
}
