using System.Globalization;
using Spectre.Console;

namespace TDGan.Training.Loops;

/// <summary>
/// The one line of a terminal that a run keeps rewriting: phase, step, share, loss, speed, time left. Fits into 80 columns, or into fewer where the
/// terminal has them; other output clears it first.
/// </summary>
/// <param name="output">Where to; nothing is written where it is no terminal.</param>
internal sealed class LiveLine(IAnsiConsoleOutput output)
{
    private const int MostColumns = 80;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private TimeSpan? shown;

    /// <summary>Whether the line is shown at all.</summary>
    public bool IsShown => output.IsTerminal;

    /// <summary>Rewrites the line, four times a second at most.</summary>
    /// <param name="elapsed">Time in the phase.</param>
    /// <param name="text">Makes the line; asked only where it is written.</param>
    public void Show(TimeSpan elapsed, Func<string> text)
    {
        if (!IsShown || (shown is { } last && elapsed >= last && elapsed - last < Interval))
        {
            return;
        }

        // The last column stays free: a terminal would begin a new line after it.
        string line = text();
        int columns = Math.Min(MostColumns, output.Width) - 1;
        output.Writer.Write($"\r{(line.Length > columns ? line[..columns] : line.PadRight(columns))}");
        output.Writer.Flush();
        shown = elapsed;
    }

    /// <summary>Makes room for a line that stays.</summary>
    public void Clear()
    {
        if (shown is not null)
        {
            output.Writer.Write($"\r{new string(' ', Math.Min(MostColumns, output.Width) - 1)}\r");
            shown = null;
        }
    }

    /// <summary>The line of one step.</summary>
    /// <param name="phase">Name of the phase.</param>
    /// <param name="step">From 1.</param>
    /// <param name="progress">Share of the phase that is over, 0-1.</param>
    /// <param name="loss">Sum of the losses of the step.</param>
    /// <param name="picturesPerSecond">Since the phase began.</param>
    /// <param name="left">Time that is left.</param>
    public static string Format(string phase, int step, double progress, double loss, double picturesPerSecond, TimeSpan left) => string.Create(
        CultureInfo.InvariantCulture,
        $"{phase} {step} ({progress * 100:F0} %)  loss {loss:F4}  {picturesPerSecond:F0} pictures/s  {(int)left.TotalHours:D2}:{left:mm\\:ss} left");
}
