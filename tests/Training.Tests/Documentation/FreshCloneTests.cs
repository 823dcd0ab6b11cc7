namespace TDGan.Training.Tests.Documentation;

/// <summary>The first commands of a newcomer, with the shipped models and nothing else.</summary>
public sealed class FreshCloneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tdgan-fresh-");

    public FreshCloneTests() =>
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "models"), Path.GetFullPath(ProjectFolder.File("..", "..", "models")));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TrainEvaluateExport_InAnEmptyFolder_NeedNoData()
    {
        // Two steps a phase in place of 60 and 40.
        Assert.Contains("The network is trained.", await SucceedAsync("train --preset smoke --steps 2"), StringComparison.Ordinal);
        Assert.Contains("on drawn, validation split", await SucceedAsync("evaluate --run runs/smoke"), StringComparison.Ordinal);
        string exported = await SucceedAsync("export --preset smoke --models new");
        Assert.Contains("face-detector: copied from models", exported, StringComparison.Ordinal);
        Assert.Contains("parity", exported, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate", "measure on other pictures")]
    [InlineData("train --preset small", "other pictures by --dataset kind=path")]
    public async Task WhatReadsDataSets_InAnEmptyFolder_SaysInOneLineWhatElseThereIs(string arguments, string way)
    {
        (int exitCode, string output) = await TrainerProgram.RunAsync(_folder.FullName, arguments);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: ", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains(way, output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "runs")), "nothing has begun");
    }

    private async Task<string> SucceedAsync(string arguments)
    {
        (int exitCode, string output) = await TrainerProgram.RunAsync(_folder.FullName, arguments);
        Assert.True(exitCode == 0, $"{arguments}: {output}");
        return output;
    }
}
