using System.Text.Json;
using System.Text.Json.Nodes;
using TDGan.Inference.Manifest;
using TDGan.Training.Commands;
using TDGan.Training.Configuration;

namespace TDGan.Training.Tests.Commands;

/// <summary>From a preset over a run to model folders, and on from these: on data in miniature.</summary>
public sealed class TrainedRunCommandTests : IDisposable
{
    // A probe of seven expressions wants three pictures of each.
    private readonly TinyDataTree _data = TinyDataTree.Create(validPictures: 21);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task TrainExportAblate_TinyPreset_LeadsFromPicturesToATableOfVariants()
    {
        string preset = Out("preset.json"), run = Out("run"), models = Out("models"), plan = Out("plan.json"), table = Out("ablation");
        await File.WriteAllTextAsync(preset, OptionsReader.Write(TinyDataTree.Options), TestContext.Current.CancellationToken);
        string[] trained = ["--preset", preset, "--run", run, "--data", _data.Root];

        await CommandRun.SucceedsAsync(TrainCommand.Create(), [.. trained, "--steps", "2", "--device", "cpu"]);
        await CommandRun.SucceedsAsync(ExportCommand.Create(), [.. trained, "--models", models, "--serve-with", ProjectFolder.File("..", "..", "models"), "--fused"]);

        foreach (string part in new[] { ModelNames.ExpressionBranch, ModelNames.FaceBranch, ModelNames.Decoder })
        {
            ModelFolder.Open(Path.Combine(models, part, "1")).Verify();
        }

        Assert.Single(Directory.GetFiles(FuseCommand.DefaultOutput(models), ModelFolder.ModelFileName, SearchOption.AllDirectories));

        await File.WriteAllTextAsync(plan, Plan(preset), TestContext.Current.CancellationToken);
        string[] ablation = ["--plan", plan, "--start-from", models, "--out", table, "--data", _data.Root];
        await CommandRun.SucceedsAsync(AblateCommand.Create(), ablation);
        string[] results = Directory.GetFiles(table, "ablation-result.json", SearchOption.AllDirectories);
        Assert.Equal(["all-seed1", "no-realism-seed1", "start"], results.Select(file => Path.GetFileName(Path.GetDirectoryName(file))).Order(StringComparer.Ordinal));
        DateTime written = File.GetLastWriteTimeUtc(results[0]);
        await CommandRun.SucceedsAsync(AblateCommand.Create(), [.. ablation, "--resume"]);
        Assert.Equal(written, File.GetLastWriteTimeUtc(results[0]));
    }

    [Fact]
    public async Task JudgesTrainEvaluateTransfer_ShippedModels_MeasureEverySection()
    {
        _data.AddHeldOutPeople();
        string judges = Out("judges"), json = Out("transfer.json");

        await CommandRun.SucceedsAsync(JudgesCommand.Create(), "train", "--data", _data.Root, "--judges", judges, "--steps", "2");
        await CommandRun.SucceedsAsync(
            EvaluateTransferCommand.Create(),
            "--data", _data.Root, "--models", CommandRun.ShippedModels, "--judges", judges, "--pictures-of-person", "1", "--json", json);

        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken));
        string text = report.RootElement.GetRawText();
        Assert.All(["Reconstruction", "Interpolation", "What the codes leak"], section => Assert.Contains(section, text, StringComparison.Ordinal));
    }

    private static string Plan(string preset) => new JsonObject
    {
        ["preset"] = preset,
        ["steps"] = 1,
        ["start"] = new JsonArray(ModelNames.ExpressionBranch, ModelNames.FaceBranch, ModelNames.Decoder),
        ["reference"] = "all",
        ["variants"] = new JsonArray(
            new JsonObject { ["name"] = "all", ["about"] = "every term" },
            new JsonObject
            {
                ["name"] = "no-realism",
                ["about"] = "without a term",
                ["patch"] = new JsonObject { ["losses"] = new JsonObject { ["faceRealism"] = 0 } },
            }),
    }.ToJsonString();

    private string Out(string name) => Path.Combine(_data.Root, "out-" + name);
}
