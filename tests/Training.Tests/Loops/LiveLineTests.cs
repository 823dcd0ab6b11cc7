using System.Text;
using Spectre.Console;
using TDGan.Training.Loops;

namespace TDGan.Training.Tests.Loops;

public sealed class LiveLineTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"tdgan-live-{Guid.NewGuid():N}.jsonl");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Step_InATerminal_RewritesOneLineOf80ColumnsWithLossSpeedAndTimeLeft()
    {
        using var terminal = new StringWriter();
        Train(new Output(terminal, isTerminal: true), seconds: [0, 1, 2]);
        string[] lines = terminal.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal(79, line.Length));
        Assert.Equal("face 3 (38 %)  loss 0.5000  32 pictures/s  00:00:03 left", lines[2].TrimEnd());
        Assert.DoesNotContain('\n', terminal.ToString());
    }

    [Fact]
    public void Step_NoTerminal_WritesALineEachMinute()
    {
        using var file = new StringWriter();
        Train(new Output(file, isTerminal: false), seconds: [0, 30, 59, 61, 90, 122]);
        string[] lines = file.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("face 4 ", lines[0], StringComparison.Ordinal);
        Assert.Contains("identityMargin 0.5000", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("face 6 ", lines[1], StringComparison.Ordinal);
    }

    private void Train(Output output, int[] seconds)
    {
        using var log = new TrainingLog(_path, AnsiConsole.Create(new AnsiConsoleSettings { Out = output }));
        foreach ((int index, int second) in seconds.Index())
        {
            var timing = new StepTiming(TimeSpan.FromSeconds(second), TimeSpan.Zero, BatchSize: 32);
            log.Step("face", index + 1, (index + 1) / 8.0, timing, [("identityMargin", 0.5)]);
        }
    }

    private sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 200;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
