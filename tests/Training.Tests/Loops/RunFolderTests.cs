using TDGan.Training.Loops;

namespace TDGan.Training.Tests.Loops;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"tdgan-run-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public void LatestCheckpoint_LaterPhase_WinsOverAHigherStep()
    {
        RunFolder run = RunFolder.Create(_root);
        run.WriteCheckpoint(phase: 1, step: 9000, Fill);
        run.WriteCheckpoint(phase: 2, step: 40, Fill);
        Assert.EndsWith("2-00000040", run.LatestCheckpoint, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteCheckpoint_Third_DropsTheOldestOfItsPhaseOnly()
    {
        RunFolder run = RunFolder.Create(_root);
        run.WriteCheckpoint(1, 10, Fill);
        foreach (int step in new[] { 1, 2, 3 })
        {
            run.WriteCheckpoint(2, step, Fill);
        }

        Assert.Equal(
            ["checkpoint-1-00000010", "checkpoint-2-00000002", "checkpoint-2-00000003"],
            Directory.GetDirectories(_root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WriteCheckpoint_WriterFails_LeavesTheEarlierOne()
    {
        RunFolder run = RunFolder.Create(_root);
        run.WriteCheckpoint(1, 1, Fill);
        Assert.Throws<IOException>(() => run.WriteCheckpoint(1, 2, _ => throw new IOException("disk full")));
        Assert.EndsWith("1-00000001", run.LatestCheckpoint, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFolder_NamesIt() =>
        Assert.Contains(_root, Assert.Throws<DirectoryNotFoundException>(() => RunFolder.Open(_root)).Message, StringComparison.Ordinal);

    private static void Fill(string folder) => File.WriteAllText(Path.Combine(folder, "weights"), "1");
}
