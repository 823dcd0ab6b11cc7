using TDGan.Training.Detection;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Detection;

/// <summary>Whole runs on drawn scenes in miniature.</summary>
public sealed class DetectorTrainingTests : IDisposable
{
    private const int ManySteps = 64;
    private const int Few = 5;

    private readonly DrawnScenes _scenes = DrawnScenes.Create();

    public void Dispose() => _scenes.Dispose();

    [Fact]
    public void Run_DrawnScenes_LearnsThem()
    {
        RunFolder run = NewRun("learn");
        Assert.True(Execute(run, DrawnScenes.Options with { Steps = ManySteps }, resume: false));
        double[] losses = [.. SteppedRun.Losses(run).Select(SteppedRun.Total)];
        Assert.Equal(ManySteps, losses.Length);

        // Every canvas shows its faces turned in another way.
        Assert.True(losses.TakeLast(Few).Average() < 0.8 * losses.Take(Few).Average(), string.Join(' ', losses));
    }

    [Fact]
    public void Run_StoppedAndResumed_GivesTheNumbersOfAnUnbrokenRun()
    {
        RunFolder unbroken = NewRun("unbroken"), broken = NewRun("broken");
        Assert.True(Execute(unbroken, DrawnScenes.Options, resume: false));
        Assert.False(Execute(broken, DrawnScenes.Options, resume: false, stopAtLine: 3));
        Assert.True(Execute(broken, DrawnScenes.Options, resume: true));
        Assert.Equal(SteppedRun.Losses(unbroken), SteppedRun.Losses(broken));
        using DetectorNetwork first = Load(unbroken), second = Load(broken);
        Dictionary<string, Tensor> weights = second.state_dict();
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.Equals(weights[entry.Key]), entry.Key));
    }

    [Fact]
    public void Run_RateThatIsInfinite_StopsBeforeItSaves()
    {
        RunFolder run = NewRun("diverged");
        SteppedRun.AssertStopsBeforeItSaves(
            run, "detector", () => Execute(run, DrawnScenes.Options with { LearningRate = double.PositiveInfinity, CheckpointEverySteps = 1 }, resume: false));
    }

    [Fact]
    public void Check_OptionsOutOfRange_NamesEveryOne()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new DetectorOptions { PictureSide = 100, EmaDecay = 1 }.Check());
        Assert.Contains("pictureSide", fault.Message, StringComparison.Ordinal);
        Assert.Contains("emaDecay", fault.Message, StringComparison.Ordinal);
        new DetectorOptions().Check();
    }

    private RunFolder NewRun(string name) => RunFolder.Create(Path.Combine(_scenes.Root, "runs", name));

    private bool Execute(RunFolder run, DetectorOptions options, bool resume, int stopAtLine = int.MaxValue) => SteppedRun.Execute(
        run,
        log => new DetectorTraining(
            options,
            new SceneDeck(SceneDataset.Load(_scenes.Root, ScenePart.Training), hardNegatives: []),
            SceneDataset.Load(_scenes.Root, ScenePart.Validation),
            log),
        resume,
        stopAtLine);

    private static DetectorNetwork Load(RunFolder run)
    {
        var network = new DetectorNetwork();
        network.load(Path.Combine(run.LatestCheckpoint!, DetectorTraining.AverageFileName));
        return network;
    }
}
