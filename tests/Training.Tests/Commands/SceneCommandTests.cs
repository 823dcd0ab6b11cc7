using System.Text.Json;
using TDGan.Inference.Manifest;
using TDGan.Training.Commands;
using TDGan.Training.Landmarks;
using TDGan.Training.Mouths;
using TDGan.Training.Tests.Detection;

namespace TDGan.Training.Tests.Commands;

/// <summary>Commands on photos, from training to the measures of what was exported.</summary>
public sealed class SceneCommandTests : IDisposable
{
    private readonly TaughtData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Detector_DrawnScenes_GoesOnIsExportedMeasuredAndImported()
    {
        string run = _data.Out("run"), models = _data.Out("models"), pictures = _data.Out("pictures");
        string[] train = ["train", .. Data("--options", await WriteAsync(DrawnScenes.Options))];
        await CommandRun.SucceedsAsync(DetectorCommand.Create(), [.. train, "--run", run, "--steps", "2"]);
        await CommandRun.SucceedsAsync(DetectorCommand.Create(), [.. train, "--run", run, "--steps", "3", "--resume"]);
        Assert.True(Directory.Exists(Path.Combine(run, "checkpoint-1-00000003")));

        await CommandRun.SucceedsAsync(
            DetectorCommand.Create(), ["export", .. Data("--run", run, "--models", models, "--min-confidence", "0.3")]);
        ModelFolder.Open(Path.Combine(models, ModelNames.FaceDetector, "1")).Verify();
        Directory.CreateDirectory(pictures);
        await CommandRun.SucceedsAsync(DetectorCommand.Create(), ["evaluate", .. Data("--models", models, "--out", pictures)]);
        Assert.True(File.Exists(Path.Combine(pictures, "precision-recall.png")));
        await CommandRun.SucceedsAsync(DetectorCommand.Create(), ["evaluate", .. Data("--models", models, "--turn", "30")]);
        string imported = _data.Out("imported");
        await CommandRun.SucceedsAsync(DetectorCommand.Create(), ["import", .. Data("--run", imported, "--models", models)]);
        await CommandRun.SucceedsAsync(DetectorCommand.Create(), [.. train, "--run", _data.Out("next"), "--steps", "1", "--start-from", imported]);
    }

    [Fact]
    public async Task DetectorEvaluateCrops_ShippedModels_ReadsLabelledFaces() => await CommandRun.SucceedsAsync(
        DetectorCommand.Create(), ["evaluate-crops", .. Data("--models", CommandRun.ShippedModels, "--count", "2")]);

    [Fact]
    public async Task Landmarks_TaughtFaces_AreTrainedExportedAndMeasured()
    {
        string run = _data.WriteNotes("landmarks"), models = CommandRun.CopyModels(_data.Out("models")), sheets = _data.Out("sheets");
        _data.ForgetFaceOfLastPhoto();
        string options = await WriteAsync(new LandmarkOptions { BatchSize = 4, Minutes = 0, WarmUpSteps = 1, EmaDecay = 0.5 });
        await CommandRun.SucceedsAsync(
            LandmarksCommand.Create(), ["train", .. Data("--run", run, "--options", options, "--steps", "2")]);
        await CommandRun.SucceedsAsync(
            LandmarksCommand.Create(), ["export", .. Data("--run", run, "--models", models, "--version-number", "9")]);
        ModelFolder.Open(Path.Combine(models, ModelNames.FaceLandmarks, "9")).Verify();
        await CommandRun.SucceedsAsync(LandmarksCommand.Create(), ["evaluate", .. Data("--run", run, "--models", models, "--out", sheets)]);
        Assert.True(File.Exists(Path.Combine(sheets, "candidates.csv")));
    }

    [Fact]
    public async Task Mouths_TaughtFaces_AreTrainedAndExported()
    {
        string run = _data.WriteNotes("mouths"), models = _data.Out("models");
        string options = await WriteAsync(new MouthOptions { BatchSize = 2, Minutes = 0, WarmUpSteps = 1, EmaDecay = 0.5 });
        await CommandRun.SucceedsAsync(MouthsCommand.Create(), ["train", .. Data("--run", run, "--options", options, "--steps", "2")]);
        await CommandRun.SucceedsAsync(MouthsCommand.Create(), ["export", .. Data("--run", run, "--models", models)]);
        ModelFolder.Open(Path.Combine(models, ModelNames.MouthPainter, "1")).Verify();
    }

    private string[] Data(params string[] arguments) => ["--data", _data.Root, .. arguments];

    private async Task<string> WriteAsync<TOptions>(TOptions options)
    {
        string file = _data.Out("options.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(options, JsonSerializerOptions.Web), TestContext.Current.CancellationToken);
        return file;
    }
}
