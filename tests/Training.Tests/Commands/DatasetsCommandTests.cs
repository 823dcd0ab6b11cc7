using System.CommandLine;
using SkiaSharp;
using TDGan.Training.Commands;
using TDGan.Training.Datasets;
using TDGan.Training.Tests.Datasets;

namespace TDGan.Training.Tests.Commands;

public sealed class DatasetsCommandTests
{
    [Fact]
    public void Inspect_Tree_WritesCountsAndSheet()
    {
        using TinyDataset data = Build();
        string sheet = Path.Combine(data.Root, "sheet.png");
        (int code, string text) = Run("inspect", "folders", data.Root, "--sheet", sheet);
        Assert.Equal(0, code);
        Assert.Contains("| class | test | train |", text, StringComparison.Ordinal);
        Assert.Contains("| p000 | 1 | 2 |", text, StringComparison.Ordinal);
        Assert.Contains("1 exact pairs across splits:", text, StringComparison.Ordinal);
        using SKBitmap picture = SKBitmap.Decode(sheet);
        Assert.True(picture.Width > picture.Height);
    }

    [Fact]
    public void Inspect_Damaged_FailsOnlyWhenStrict()
    {
        using TinyDataset data = Build();
        data.Truncate("train/p000/0.png");
        (int code, string text) = Run("inspect", "folders", data.Root);
        Assert.Equal(0, code);
        Assert.Contains("1 unusable:", text, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Run("inspect", "folders", data.Root, "--strict"));
    }

    [Fact]
    public void Folds_Tree_WritesTheFile()
    {
        using TinyDataset data = Build();
        string file = Path.Combine(data.Root, "folds.json");
        (int code, string text) = Run("folds", "folders", data.Root, "--folds", "2", "--seed", "3", "--out", file);
        Assert.Equal(0, code);
        Assert.Equal(2, SubjectFoldsFile.Read(file).Folds.Count);
        Assert.Contains("2 folds, 0 unusable files", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_UnknownKind_IsRefused() => Assert.NotEqual(0, Run("inspect", "affectnet", ".").Code);

    private static TinyDataset Build()
    {
        var data = new TinyDataset();
        data.Picture("train/p000/0.png", seed: 1);
        data.Picture("train/p000/1.png", seed: 2);
        data.Picture("train/p001/0.png", seed: 3);
        data.Picture("test/p000/2.png", seed: 1);
        return data;
    }

    private static (int Code, string Text) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = errors };
        int code = DatasetsCommand.Create().Parse(arguments).Invoke(configuration);
        return (code, output.ToString());
    }
}
