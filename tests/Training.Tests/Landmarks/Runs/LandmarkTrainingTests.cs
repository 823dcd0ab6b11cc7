using TDGan.Training.Detection;
using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Runs;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using TDGan.Training.Tests.Detection;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Landmarks.Runs;

/// <summary>Whole runs on drawn scenes in miniature.</summary>
public sealed class LandmarkTrainingTests : IDisposable
{
    private const int ManySteps = 60;
    private const int Few = 5;

    private readonly DrawnScenes _scenes = DrawnScenes.Create();

    private static LandmarkOptions Options { get; } = new()
    {
        BatchSize = 8,
        Steps = 6,
        Minutes = 0,
        WarmUpSteps = 2,
        EmaDecay = 0.5,
        CheckpointEverySteps = 2,
        EvaluateEverySteps = 4,
    };

    public void Dispose() => _scenes.Dispose();

    [Fact]
    public void Run_DrawnScenes_LearnsThem()
    {
        RunFolder run = NewRun("learn");
        Assert.True(Execute(run, Options with { Steps = ManySteps }, resume: false));
        double[] losses = [.. SteppedRun.Losses(run).Select(SteppedRun.Total)];
        Assert.Equal(ManySteps, losses.Length);
        Assert.True(losses.TakeLast(Few).Average() < 0.7 * losses.Take(Few).Average(), string.Join(' ', losses));
    }

    [Fact]
    public void Run_StoppedAndResumed_GivesTheNumbersOfAnUnbrokenRun()
    {
        RunFolder unbroken = NewRun("unbroken"), broken = NewRun("broken");
        Assert.True(Execute(unbroken, Options, resume: false));
        Assert.False(Execute(broken, Options, resume: false, stopAtLine: 3));
        Assert.True(Execute(broken, Options, resume: true));
        Assert.Equal(SteppedRun.Losses(unbroken), SteppedRun.Losses(broken));
        using LandmarkNetwork first = Load(unbroken), second = Load(broken);
        Dictionary<string, Tensor> weights = second.state_dict();
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.Equals(weights[entry.Key]), entry.Key));
    }

    [Fact]
    public void Run_RateThatIsInfinite_StopsBeforeItSaves()
    {
        RunFolder run = NewRun("diverged");
        SteppedRun.AssertStopsBeforeItSaves(
            run, "landmarks", () => Execute(run, Options with { LearningRate = double.PositiveInfinity, CheckpointEverySteps = 1 }, resume: false));
    }

    [Fact]
    public async Task ExportAsync_DetectorThatFindsNothing_IsRefusedAfterParity()
    {
        RunFolder run = NewRun("export");
        Assert.True(Execute(run, Options, resume: false));
        using var models = new TemporaryModels();
        using var detector = new DetectorNetwork();
        DetectorExporter.Write(models.Path, DetectorExporter.Export(detector), new()
        {
            Version = "1",
            TrainingRun = "test",
            Card = "# test\n",
            Detector = DetectorExporter.Rule(0.5f),
        });
        List<string> said = [];
        var exporter = new LandmarkRunExporter(run, _scenes.Root, () => [], said.Add);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => exporter.ExportAsync(models.Path, "1", TestContext.Current.CancellationToken));

        Assert.Contains("finds no face", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("parity", Assert.Single(said), StringComparison.Ordinal);
    }

    private RunFolder NewRun(string name) => RunFolder.Create(Path.Combine(_scenes.Root, "runs", name));

    private bool Execute(RunFolder run, LandmarkOptions options, bool resume, int stopAtLine = int.MaxValue) => SteppedRun.Execute(
        run,
        log => new LandmarkTraining(options, new LandmarkFaces(Samples(ScenePart.Training), [], Background(options)), Samples(ScenePart.Validation), log),
        resume,
        stopAtLine);

    private List<LandmarkSample> Samples(ScenePart part) =>
        [.. SceneDataset.Load(_scenes.Root, part, withFaces: true).SelectMany(LandmarkSample.Cut).Select(WithMesh)];

    private BackgroundSource? Background(LandmarkOptions options) =>
        options.BackgroundShare > 0 ? new BackgroundSource(SceneDataset.Load(_scenes.Root, ScenePart.Training), []) : null;

    private static LandmarkSample WithMesh(LandmarkSample sample)
    {
        float[] five = sample.Face.Landmarks;
        return sample with { Mesh = DrawnMeshes.Face((five[0] + five[2]) / 2, five[1], five[2] - five[0]) };
    }

    private static LandmarkNetwork Load(RunFolder run)
    {
        var network = new LandmarkNetwork();
        network.load(Path.Combine(run.LatestCheckpoint!, LandmarkTraining.AverageFileName));
        return network;
    }
}
