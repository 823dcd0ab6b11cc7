using System.CommandLine;
using System.Text.Json;
using SkiaSharp;
using TDGan.Training.Commands;

namespace TDGan.Training.Tests.Commands;

/// <summary>Commands of the trainer, from its arguments to its files, on data in miniature and the shipped models.</summary>
public sealed class CommandTests : IDisposable
{
    private const int ExpressionPictures = TinyDataTree.ValidPictures;

    private readonly TinyDataTree _data = TinyDataTree.Create();

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
        string copy = CommandRun.CopyModels(Out("models")), json = Out("evaluation.json");
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
        await CommandRun.SucceedsAsync(FuseCommand.Create(), "--models", CommandRun.ShippedModels, "--out", Out("fused"));
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
    public async Task TransferSheet_Photo_IsARowOfItselfAndTheSevenExpressions()
    {
        string sheet = Out("sheet.png"), photo = ProjectFolder.File("..", "..", "src", "Api", "wwwroot", "samples", "face-1.jpg");
        await CommandRun.SucceedsAsync(
            TransferSheetCommand.Create(), "--photos", photo, "--cell", "64", "--out", sheet, "--models", CommandRun.ShippedModels);
        using SKBitmap pictures = SKBitmap.Decode(sheet);
        Assert.InRange(pictures.Width, 8 * 64, 10 * 64);
        Assert.True(pictures.Height > 64);
    }

    private Task InvokeAsync(Command command, params string[] arguments) => InvokeWithAsync(CommandRun.ShippedModels, command, arguments);

    private Task InvokeWithAsync(string models, Command command, params string[] arguments) =>
        CommandRun.SucceedsAsync(command, [.. arguments, "--data", _data.Root, "--models", models]);

    private string Out(string name) => Path.Combine(_data.Root, "out-" + name);
}
