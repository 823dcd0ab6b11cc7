using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.TestSupport.Models;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Mouths;
using static TorchSharp.torch;
using FaceMesh = TDGan.Training.Landmarks.FaceMesh;

namespace TDGan.Training.Tests.Mouths;

/// <summary>Plain skin with one open mouth in it.</summary>
public sealed class MouthTrainingTests : IDisposable
{
    private const float Skin = 0.8f;
    private const float Teeth = 0.6f;

    private readonly TemporaryModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void Input_Hole_IsEvenWithItsEdgeAndTheRestIsThePicture()
    {
        using var scope = NewDisposeScope();
        Tensor holes = zeros(1, 1, 9, 9);
        holes[0, 0, 4, 4] = 1;

        Tensor input = MouthLoss.Input(ones(1, 1, 9, 9), holes);

        Assert.Equal(MouthHole.EvenLevel, input[0, 0, 4, 4].item<float>(), 1e-6f);
        Assert.Equal(MouthHole.EvenLevel, input[0, 0, 3, 5].item<float>(), 1e-6f);
        Assert.Equal(1, input[0, 0, 2, 4].item<float>());
        Assert.Equal(1, input[0, 1, 4, 4].item<float>());
        Assert.Equal(0, input[0, 1, 3, 5].item<float>());
    }

    [Fact]
    public void Fill_PaintedSquare_ReplacesTheHoleWidenedByTwoPixels()
    {
        using var scope = NewDisposeScope();
        Tensor holes = zeros(1, 1, 9, 9);
        holes[0, 0, 4, 4] = 1;

        Tensor filled = MouthLoss.Fill(ones(1, 1, 9, 9), holes, zeros(1, 1, 9, 9));

        Assert.Equal(81 - 25, filled.sum().item<float>(), 1e-5f);
    }

    [Fact]
    public void InHoles_Logits_AreThoseOfPatchesWithAHole()
    {
        using var scope = NewDisposeScope();
        Tensor holes = zeros(1, 1, 96, 96);
        holes[0, 0, 50, 10] = 1;

        Tensor logits = MouthLoss.InHoles(arange(144, ScalarType.Float32).view(1, 1, 12, 12), holes);

        // Patches of 8 pixels: row 6, column 1.
        Assert.Equal([(6 * 12) + 1f], logits.data<float>().ToArray());
    }

    [Fact]
    public void Compose_Sample_KeepsTeethInTheHoleAndSkinOutside()
    {
        MouthBatch batch = new MouthBatchComposer([Sample()], new MouthOptions { BatchSize = 2, Seed = 3 }).Compose(0);

        float[] inside = [.. batch.Pictures.Where((_, i) => batch.Holes[i] == 1)];
        float[] corners = [batch.Pictures[0], batch.Pictures[MouthHole.Side - 1]];
        Assert.NotEmpty(inside);
        Assert.True(inside.Average() < corners.Average() * 0.9f, $"{inside.Average()} in the hole, {corners.Average()} outside");
    }

    [Fact]
    public async Task Train_SameMouthAgainAndAgain_LearnsToFillItAndExportsTheSameNetwork()
    {
        string root = Path.Combine(_models.Path, "run");
        var run = RunFolder.Create(root);
        var options = new MouthOptions { BatchSize = 4, Steps = 40, Minutes = 0, EmaDecay = 0.5, CriticWeight = 0.01 };
        run.WriteOptions("{}");
        MouthSample[] mouths = [Sample()];
        double before;
        using (var fresh = new MouthPainter())
        {
            before = MouthTraining.Measure(fresh, mouths).Filled;
        }

        using (var log = new TrainingLog(run.LogFile, Spectre.Console.AnsiConsole.Console))
        using (var training = new MouthTraining(options, mouths, mouths, log))
        {
            Assert.True(new TrainingLoop<MouthBatch>(training, run, log).Run(TestContext.Current.CancellationToken));
        }

        var said = new List<string>();
        await MouthExporter.ExportAsync(run, mouths, _models.Path, "1", said.Add, TestContext.Current.CancellationToken);

        using var trained = new MouthPainter();
        trained.load(Path.Combine(run.LatestCheckpoint!, MouthTraining.AverageFileName));
        double after = MouthTraining.Measure(trained, mouths).Filled;
        Assert.True(after < before / 2, $"off by {after} after, {before} before");
        var folder = ModelFolder.Open(Path.Combine(_models.Path, ModelNames.MouthPainter, "1"));
        folder.Verify();
        Assert.Equal(Math.Round(after, 4), folder.Manifest.Validation!["luminance_error"], 1e-3);
        Assert.InRange(
            await MouthExporter.LargestDifferenceAsync(trained, folder.Path, TestContext.Current.CancellationToken), 0f, ExportParityCheck.Tolerance);
    }

    private static MouthSample Sample()
    {
        const int Side = 200;
        float[] mesh = DrawnFace.Mesh(100, 60, 60, opening: 0.4f);
        float[] values = [.. Enumerable.Range(0, Side * Side).Select(i => IsBetweenLips(i % Side, i / Side) ? Teeth : Skin)];
        return MouthSample.Cut(new LuminanceImage(Side, Side, values), new FaceMesh(mesh));
    }

    // The inner lips of the drawn face: half axes of 0.34 and 0.2 distances of the eyes, 1.1 below them.
    private static bool IsBetweenLips(int x, int y) => Math.Pow((x - 100) / (0.34 * 60), 2) + Math.Pow((y - 126) / (0.2 * 60), 2) < 1;
}
