using System.CommandLine;
using System.Text.Json;
using TDGan.Training.Commands;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Commands;

/// <summary>Commands of the trainer, from its arguments to its files, on data in miniature and the shipped models.</summary>
public sealed class CommandTests : IDisposable
{
    private const int ExpressionPictures = TinyDataTree.ValidPictures;

    private readonly TinyDataTree _data = TinyDataTree.Create();

    private static string Models => ProjectFolder.File("..", "..", "models");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Evaluate_ShippedRecogniser_MeasuresEveryPictureAndDraws()
    {
        string json = Out("evaluation.json");
        await InvokeAsync(EvaluateCommand.Create(), "--json", json, "--pictures", Out("plots"), "--robustness", "--views", "2");
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        Assert.Contains(ExpressionPictures.ToString(System.Globalization.CultureInfo.InvariantCulture), report.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Out("plots"), "confusion-matrix.png")));
        Assert.True(File.Exists(Path.Combine(Out("plots"), "reliability.png")));
    }

    [Fact]
    public async Task Cards_EvaluationOfACopy_AreWrittenIntoIt()
    {
        string copy = CopyModels(), json = Out("evaluation.json");
        _data.AddHeldOutPeople();
        await InvokeAsync(EvaluateCommand.Create(), "--json", json);
        await InvokeWithAsync(copy, CardsCommand.Create(), "--evaluation", json);
        string card = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(copy, "expression-branch"), "model-card.md", SearchOption.AllDirectories).Single(),
            TestContext.Current.CancellationToken);
        Assert.Contains("confusion-matrix.png", card, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(copy, "decoder"), "transfer-grid.png", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Report_ShippedModels_IsOnePage()
    {
        _data.AddHeldOutPeople();
        string page = Out("report.html");
        await InvokeAsync(ReportCommand.Create(), "--out", page);
        Assert.Contains("d_f, held-out people of LFW, by identity", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fuse_ShippedParts_WritesTheGenerator()
    {
        Assert.Equal(0, await FuseCommand.Create().Parse(["--models", Models, "--out", Out("fused")]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Out("fused"), "model.onnx", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Showcase_ShippedModels_WritesASheet()
    {
        _data.AddHeldOutPeople();
        await InvokeAsync(ShowcaseCommand.Create(), "--out", Out("sheet.png"));
        Assert.True(File.Exists(Out("sheet.png")));
    }

    [Fact]
    public async Task Detector_DrawnScenes_TrainsAndGoesOn()
    {
        using DrawnScenes scenes = DrawnScenes.Create();
        string data = Out("data"), run = Out("run"), options = Out("options.json");
        Directory.CreateDirectory(data);
        Directory.CreateSymbolicLink(Path.Combine(data, "scenes"), scenes.Root);
        await File.WriteAllTextAsync(options, JsonSerializer.Serialize(DrawnScenes.Options, JsonSerializerOptions.Web), TestContext.Current.CancellationToken);
        string[] train = ["train", "--data", data, "--run", run, "--options", options];
        Assert.Equal(0, await InvokeDetectorAsync([.. train, "--steps", "2"]));
        Assert.Equal(0, await InvokeDetectorAsync([.. train, "--steps", "3", "--resume"]));
        Assert.True(Directory.Exists(Path.Combine(run, "checkpoint-1-00000003")));
    }

    private static Task<int> InvokeDetectorAsync(string[] arguments) =>
        DetectorCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    private Task InvokeAsync(Command command, params string[] arguments) => InvokeWithAsync(Models, command, arguments);

    private async Task InvokeWithAsync(string models, Command command, params string[] arguments) => Assert.Equal(
        0, await command.Parse([.. arguments, "--data", _data.Root, "--models", models]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

    private string Out(string name) => Path.Combine(_data.Root, "out-" + name);

    private string CopyModels()
    {
        string copy = Out("models");
        foreach (string file in Directory.GetFiles(Models, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Models, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
