using System.Text.RegularExpressions;
using TDGan.Inference.Classification;
using TDGan.Inference.Manifest;
using TDGan.Training.Commands;

namespace TDGan.Training.Tests.Documentation;

/// <summary>The commands of docs/own-photos.md as they are printed, in a folder with photos and the shipped models.</summary>
public sealed partial class OwnPhotosGuideTests : IDisposable
{
    private const string Program = "dotnet run --project src/Training -c Release -- ";
    private const int PhotosOfALabel = 2;
    private static readonly string[] Labels = ["surprise", "fear", "disgust", "happy", "sad", "angry", "neutral"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tdgan-own-photos-");

    private static string Shipped => Path.GetFullPath(ProjectFolder.File("..", "..", "models"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Commands_AsPrinted_LeadFromPhotosToARepositoryThatServes()
    {
        Directory.CreateSymbolicLink(In("models"), Shipped);
        AddPhotos();
        string[] commands = [.. PrintedCommands()];
        Assert.Equal(["datasets", "train", "export"], commands.Select(command => command.Split(' ')[0]));
        foreach (string command in commands)
        {
            // The networks are the real ones; two steps show that they train.
            string arguments = command.StartsWith("train", StringComparison.Ordinal) ? command + " --steps 2" : command;
            (int exitCode, string output) = await TrainerProgram.RunAsync(_folder.FullName, arguments);
            Assert.True(exitCode == 0, $"{arguments}: {output}");
        }

        Assert.Equal(Labels.Length * PhotosOfALabel, Directory.GetFiles(In("faces"), "*.jpg", SearchOption.AllDirectories).Length);
        Assert.Equal(Directory.GetDirectories(Shipped).Select(Path.GetFileName).Order(), Directory.GetDirectories(In("my-models")).Select(Path.GetFileName).Order());
        ModelManifest decoder = ModelFolder.Open(Path.Combine(In("my-models"), ModelNames.Decoder, "1")).Manifest;
        ModelManifest shipped = ModelFolder.Open(Path.Combine(Shipped, ModelNames.Decoder, "1")).Manifest;
        Assert.NotNull(decoder.Motion);
        Assert.Equal(shipped.Composition!.Gains!.Keys, decoder.Composition!.Gains!.Keys);
        Assert.NotEqual(shipped.Files[ModelFolder.ModelFileName], decoder.Files[ModelFolder.ModelFileName]);
        Assert.Equal(await BoxesAsync(Shipped), await BoxesAsync(In("my-models")));
    }

    private static async Task<string[]> BoxesAsync(string models)
    {
        byte[] group = await File.ReadAllBytesAsync(ProjectFolder.File("..", "..", "src", "Api", "wwwroot", "samples", "group.jpg"), TestContext.Current.CancellationToken);
        ClassificationResult found = await InferenceHost.RunAsync<IExpressionClassifier, ClassificationResult>(
            models,
            pipeline => pipeline.ClassifyAsync(group, new ClassificationOptions(), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        Assert.True(found.Faces.Count > 1, "the group has several faces");
        return [.. found.Faces.Select(face => face.Face.Box.ToString())];
    }

    private static IEnumerable<string> PrintedCommands() =>
        Block().Matches(File.ReadAllText(ProjectFolder.File("..", "..", "docs", "own-photos.md")).ReplaceLineEndings("\n"))
            .SelectMany(block => block.Groups["code"].Value.Split('\n'))
            .Where(line => line.StartsWith(Program, StringComparison.Ordinal))
            .Select(line => line[Program.Length..]);

    private void AddPhotos()
    {
        string[] faces = Directory.GetFiles(ProjectFolder.File("..", "..", "src", "Api", "wwwroot", "samples"), "face-*.jpg");
        foreach ((int index, string label) in Labels.Index())
        {
            Directory.CreateDirectory(In("photos", label));
            for (int i = 0; i < PhotosOfALabel; i++)
            {
                File.Copy(faces[((index * PhotosOfALabel) + i) % faces.Length], In("photos", label, $"IMG_{i}.jpg"));
            }
        }
    }

    private string In(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    [GeneratedRegex("^```bash\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
