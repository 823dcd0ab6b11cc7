using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Commands;
using TDGan.Training.Landmarks.Teaching;

namespace TDGan.Training.Tests.Commands;

/// <summary>Commands that ask the teachers, on data in miniature; skipped where the teachers are not at hand.</summary>
public sealed class TeacherCommandTests : IDisposable
{
    private const string Motion = "motion.json";

    private readonly TaughtData _data = new();
    private readonly string _real = RealData.Require();

    public TeacherCommandTests() => Directory.CreateSymbolicLink(Path.Combine(_data.Root, "teachers"), Path.Combine(_real, "teachers"));

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task LandmarksTeach_DrawnScenes_NotesEveryPictureOnce()
    {
        string run = _data.Out("run");
        string[] teach = ["teach", "--data", _data.Root, "--run", run, "--models", CommandRun.ShippedModels, "--ferplus", "2"];
        await CommandRun.SucceedsAsync(LandmarksCommand.Create(), teach);
        List<TaughtFace> noted = TaughtFaceFile.Read(Path.Combine(run, "teacher-faces.bin"));
        await CommandRun.SucceedsAsync(LandmarksCommand.Create(), teach);
        Assert.Equal(2, noted.Count(face => face.Picture.StartsWith("ferplus/", StringComparison.Ordinal)));
        Assert.Equal(noted.Count, TaughtFaceFile.Read(Path.Combine(run, "teacher-faces.bin")).Count);
        Assert.True(File.Exists(Path.Combine(run, "false-boxes.csv")));
        await CommandRun.SucceedsAsync(LandmarksCommand.Create(), "teacher", "--data", _data.Root);
        await CommandRun.SucceedsAsync(
            DetectorCommand.Create(), "evaluate", "--time", "--data", _data.Root, "--models", CommandRun.ShippedModels);
    }

    [Fact]
    public async Task MotionFitEvaluateMotion_TaughtFaces_PutAMotionIntoTheDecoder()
    {
        WritePicturesOfTwoPeople();
        string run = _data.WriteNotes("run"), models = CommandRun.CopyModels(_data.Out("models")), options = _data.Out("options.json");
        await File.WriteAllTextAsync(options, """{"components": 4, "clusters": 1, "largestTurn": 60}""", TestContext.Current.CancellationToken);
        string decoder = ModelRepositoryFolder.HighestVersion(Path.Combine(models, ModelNames.Decoder));
        byte[] before = await File.ReadAllBytesAsync(Path.Combine(decoder, Motion), TestContext.Current.CancellationToken);

        await CommandRun.SucceedsAsync(
            MotionCommand.Create(), "fit", "--data", _data.Root, "--run", run, "--models", models, "--options", options);
        Assert.NotEqual(before, await File.ReadAllBytesAsync(Path.Combine(decoder, Motion), TestContext.Current.CancellationToken));
        await CommandRun.SucceedsAsync(EvaluateMotionCommand.Create(), "--data", _data.Root, "--models", CommandRun.ShippedModels);
    }

    /// <summary>The first session of two people of KDEF, by their places in the real folder.</summary>
    private void WritePicturesOfTwoPeople()
    {
        string real = Path.Combine(_real, "research", "kdef"), folder = Path.Combine(_data.Root, "research", "kdef");
        Assert.SkipUnless(Directory.Exists(real), "KDEF is not at hand.");
        string[] lines = File.ReadAllLines(Path.Combine(real, "index.csv"));
        string[] people = [.. lines.Skip(1).Select(line => line.Split(',')).Where(row => row[2] == "1").CountBy(row => row[1])
            .Where(person => person.Value == ExpressionLabels.Count).Select(person => person.Key).Take(2)];
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "index.csv"),
        [
            lines[0],
            .. lines.Skip(1).Where(line => line.Split(',') is var row && row[2] == "1" && people.Contains(row[1])).Select(line => Path.Combine(real, line)),
        ]);
    }
}
