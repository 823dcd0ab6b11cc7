using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using TDGan.Inference.Expressions;
using TDGan.Training.Evaluation;

namespace TDGan.Training.Reporting;

/// <summary>What a run says: a live line for people and <c>log.jsonl</c> for programs. Append-only, so a resumed run goes on in it.</summary>
internal sealed class TrainingLog : IDisposable
{
    private const int StepsBetweenLines = 50;

    private readonly StreamWriter writer;
    private readonly IAnsiConsole console;
    private readonly Dictionary<string, double> running = [];
    private (int Step, TimeSpan Elapsed) lastLine;

    public TrainingLog(string path, IAnsiConsole console)
    {
        writer = new StreamWriter(path, append: true) { AutoFlush = true };
        this.console = console;
    }

    /// <summary>Raised after each step's line is on disk.</summary>
    public event Action? StepWritten;

    /// <summary>Notes one step: every loss term goes to the file, their means to the console every 50 steps with speed and time left.</summary>
    public void Step(
        string phase, int step, double progress, TimeSpan elapsed, int batchSize, IReadOnlyList<(string Name, double Value)> losses)
    {
        Write(new { phase, step, elapsedSeconds = Math.Round(elapsed.TotalSeconds, 3), losses = losses.ToDictionary(loss => loss.Name, loss => loss.Value) });
        StepWritten?.Invoke();
        foreach ((string name, double value) in losses)
        {
            running[name] = running.GetValueOrDefault(name) + value;
        }

        if (step - lastLine.Step >= StepsBetweenLines || step < lastLine.Step)
        {
            Line(phase, step, progress, elapsed, batchSize);
        }
    }

    /// <summary>Notes an evaluation on the validation split.</summary>
    public void Validation(string phase, int step, TimeSpan elapsed, ConfusionMatrix matrix)
    {
        double[] recall = [.. Enumerable.Range(0, ExpressionLabels.Count).Select(matrix.Recall)];
        Write(new { phase, step, elapsedSeconds = Math.Round(elapsed.TotalSeconds, 3), validation = new { matrix.Total, matrix.Accuracy, matrix.MeanClassRecall, recall } });
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[green]validation[/] step {step}, {elapsed.TotalSeconds:F0} s: accuracy {matrix.Accuracy:P2}, mean class recall {matrix.MeanClassRecall:P2}");
    }

    /// <summary>A sentence for people.</summary>
    public void Say(string message) => console.WriteLine(message);

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private void Line(string phase, int step, double progress, TimeSpan elapsed, int batchSize)
    {
        int steps = Math.Max(1, step - Math.Min(step - 1, lastLine.Step));
        double seconds = (elapsed - lastLine.Elapsed).TotalSeconds;
        TimeSpan left = progress > 0 ? elapsed * ((1 - progress) / progress) : TimeSpan.Zero;
        string terms = string.Join(", ", running.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Key} {term.Value / steps:F4}")));
        double rate = seconds > 0 ? steps * batchSize / seconds : 0;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{phase} {step} ({progress:P1}, {elapsed.TotalSeconds:F0} s) {terms} | {rate:F0} images/s | {left:hh\\:mm\\:ss} left");
        running.Clear();
        lastLine = (step, elapsed);
    }

    private void Write<T>(T entry) => writer.WriteLine(JsonSerializer.Serialize(entry));
}
