using Spectre.Console;
using TDGan.Training.Loops;

namespace TDGan.Training.Tests.Loops;

public sealed class TrainingLogTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"tdgan-log-{Guid.NewGuid():N}.jsonl");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Rewind_ToACheckpoint_DropsLaterAndTornLines()
    {
        using (TrainingLog log = Open())
        {
            foreach (int step in new[] { 1, 2, 3, 4 })
            {
                log.Step("face", step, 0.1, default, [("identityMargin", step)]);
            }
        }

        File.AppendAllText(_path, "{\"phase\":\"fa");
        using (TrainingLog log = Open())
        {
            log.Rewind((_, step) => step <= 2);
            log.Step("face", 3, 0.1, default, [("identityMargin", 3)]);
        }

        Assert.Equal([1, 2, 3], File.ReadAllLines(_path).Select(line => LogLine.Position(line)!.Value.Step));
    }

    [Fact]
    public void Step_LossThatIsNoNumber_StaysValidJson()
    {
        using (TrainingLog log = Open())
        {
            log.Step("face", 1, 0.1, default, [("identityMargin", double.NaN)]);
        }

        Assert.Equal(("face", 1), LogLine.Position(Assert.Single(File.ReadAllLines(_path))));
    }

    private TrainingLog Open() => new(_path, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
}
