using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using TDGan.Inference.Expressions;
using TDGan.Training.Measures;

namespace TDGan.Training.Loops;

/// <summary>
/// What a run says: a live line in a terminal, else a line each minute, <c>log.jsonl</c> for programs and, where a folder is given, event files for
/// TensorBoard. Append-only, so a resumed run goes on in it.
/// </summary>
internal sealed class TrainingLog : IDisposable
{
    private static readonly TimeSpan TimeBetweenLines = TimeSpan.FromMinutes(1);

    private readonly string path;
    private readonly IAnsiConsole console;
    private readonly TensorBoardWriter? events;
    private readonly LiveLine live;
    private readonly Dictionary<string, double> running = [];
    private StreamWriter writer;
    private (int Step, TimeSpan Elapsed) lastLine;
    private string currentPhase = string.Empty;
    private (int Step, StepTiming Timing) firstStep;

    /// <param name="path">The JSON-lines file.</param>
    /// <param name="console">Where people look.</param>
    /// <param name="events">TensorBoard's file, or null. The log owns it.</param>
    public TrainingLog(string path, IAnsiConsole console, TensorBoardWriter? events = null)
    {
        this.path = path;
        this.console = console;
        this.events = events;
        live = new LiveLine(console.Profile.Out);
        writer = Open();
    }

    /// <summary>Raised after each step's line is on disk.</summary>
    public event Action? StepWritten;

    /// <summary>
    /// Drops the lines after a checkpoint, which a killed run had written and a resumed one writes again, and a last line that was torn.
    /// </summary>
    /// <param name="isBefore">Whether a line's phase and step lie before or at the checkpoint.</param>
    public void Rewind(Func<string, int, bool> isBefore)
    {
        writer.Dispose();
        string[] lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines.TakeWhile(line => LogLine.Position(line) is { } position && isBefore(position.Phase, position.Step)));
        writer = Open();
    }

    /// <summary>Notes one step: every loss term goes to the file; speed and time left go to the terminal's line, elsewhere with the means each minute.</summary>
    public void Step(string phase, int step, double progress, StepTiming timing, IReadOnlyList<(string Name, double Value)> losses)
    {
        // JSON knows no infinity: a run that diverges says so in words.
        Write(new
        {
            phase,
            step,
            elapsedSeconds = Seconds(timing.Elapsed),
            losses = losses.ToDictionary(loss => loss.Name, loss => double.IsFinite(loss.Value) ? (object)loss.Value : loss.Value.ToString(CultureInfo.InvariantCulture)),
        });
        events?.WriteScalars(step, losses.Select(loss => ($"{phase}/{loss.Name}", loss.Value)));
        StepWritten?.Invoke();
        if (phase != currentPhase)
        {
            (currentPhase, firstStep, lastLine) = (phase, (step, timing), (step - 1, timing.Elapsed));
            running.Clear();
        }

        foreach ((string name, double value) in losses)
        {
            running[name] = running.GetValueOrDefault(name) + value;
        }

        if (timing.Elapsed - lastLine.Elapsed >= TimeBetweenLines || progress >= 1)
        {
            Line(phase, step, progress, timing);
        }
        else
        {
            live.Show(timing.Elapsed, () => LiveLine.Format(phase, step, progress, losses.Sum(loss => loss.Value), RateOf(step, timing), Left(progress, timing)));
        }
    }

    /// <summary>Notes an evaluation on the validation split.</summary>
    public void Validation(string phase, int step, TimeSpan elapsed, ConfusionMatrix matrix)
    {
        double[] recall = [.. Enumerable.Range(0, ExpressionLabels.Count).Select(matrix.Recall)];
        Write(new { phase, step, elapsedSeconds = Seconds(elapsed), validation = new { matrix.Total, matrix.Accuracy, matrix.MeanClassRecall, recall } });
        events?.WriteScalars(
            step, [($"{phase}/validation/accuracy", matrix.Accuracy), ($"{phase}/validation/meanClassRecall", matrix.MeanClassRecall)]);
        live.Clear();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"[green]validation[/] step {step}, {elapsed.TotalSeconds:F0} s: accuracy {matrix.Accuracy:P2}, mean class recall {matrix.MeanClassRecall:P2}");
    }

    /// <summary>A sentence for people.</summary>
    public void Say(string message)
    {
        live.Clear();
        console.WriteLine(message);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        live.Clear();
        writer.Dispose();
        events?.Dispose();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private StreamWriter Open() => new(path, append: true) { AutoFlush = true };

    private void Line(string phase, int step, double progress, StepTiming timing)
    {
        int steps = step - lastLine.Step;
        double seconds = (timing.Elapsed - lastLine.Elapsed).TotalSeconds;
        string terms = string.Join(", ", running.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Key} {term.Value / steps:F4}")));
        double rate = seconds > 0 ? steps * timing.BatchSize / seconds : 0;
        double observed = (timing.Elapsed - firstStep.Timing.Elapsed).TotalSeconds;
        double waiting = observed > 0 ? (timing.Waited - firstStep.Timing.Waited).TotalSeconds / observed : 0;
        events?.WriteScalars(step, [($"{phase}/imagesPerSecond", rate), ($"{phase}/shareOfTimeWaitingForData", waiting)]);
        if (live.IsShown && progress < 1)
        {
            live.Show(timing.Elapsed, () => LiveLine.Format(phase, step, progress, running.Values.Sum() / steps, rate, Left(progress, timing)));
        }
        else
        {
            live.Clear();
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"{phase} {step} ({progress:P1}, {timing.Elapsed.TotalSeconds:F0} s) {terms} | {rate:F0} pictures/s, {waiting:P1} waiting for data | {Left(progress, timing):hh\\:mm\\:ss} left");
        }

        running.Clear();
        lastLine = (step, timing.Elapsed);
    }

    /// <summary>Pictures a second since this process began the phase.</summary>
    private double RateOf(int step, StepTiming timing)
    {
        double seconds = (timing.Elapsed - firstStep.Timing.Elapsed).TotalSeconds;
        return seconds > 0 ? (step - firstStep.Step) * timing.BatchSize / seconds : 0;
    }

    private static TimeSpan Left(double progress, StepTiming timing) =>
        progress > 0 ? timing.Elapsed * ((1 - progress) / progress) : TimeSpan.Zero;

    private void Write<T>(T entry) => writer.WriteLine(JsonSerializer.Serialize(entry));
}
