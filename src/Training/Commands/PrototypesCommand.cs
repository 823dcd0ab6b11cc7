using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Data;
using TDGan.Training.Evaluation.Transfers;
using TDGan.Training.Export;
using static TorchSharp.torch;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan prototypes</c>: chooses the codes that stand for the labels anew, for exported models.</summary>
internal static class PrototypesCommand
{
    private const int TrialFaces = 24;

    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var command = new Command("prototypes", "Chooses the codes that stand for the seven labels by trying them on training faces.") { data, models };
        command.SetAction(async (result, cancellationToken) =>
        {
            await RunAsync(DataRoot.Find(result.GetValue(data)), result.GetRequiredValue(models), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(string data, string models, CancellationToken cancellationToken)
    {
        string versionFolder = ModelRepositoryFolder.HighestVersion(Path.Combine(models, ModelNames.ExpressionBranch));
        ExpressionPrototypes prototypes = ExpressionPrototypes.Read(Path.Combine(versionFolder, ExpressionPrototypes.FileName));
        using (ExportedGenerator generator = await ExportedGenerator.LoadAsync(models, cancellationToken))
        {
            using Tensor faces = Faces(data, generator.Side);
            using ExpressionSamples samples = FerPlusDataset.Load(Path.Combine(data, "ferplus"), "train", generator.Side, requireMajority: true);
            prototypes = await new PrototypeSelection(generator, faces).ChooseAsync(samples, prototypes, Tell, cancellationToken);
        }

        Replace(versionFolder, prototypes);
    }

    /// <summary>One picture each of people spread over the training faces.</summary>
    private static Tensor Faces(string data, int side)
    {
        LabelledFile[] people = [.. LfwFaces.TrainingFaces(Path.Combine(data, "lfw"))
            .Where(file => file.Label is not null).GroupBy(file => file.Label).Select(person => person.First())];
        int step = Math.Max(1, people.Length / TrialFaces);
        using FaceSamples faces = FaceSamples.Load([.. people.Where((_, i) => i % step == 0).Take(TrialFaces)], side);
        return PixelScale.ToUnit(faces.Pixels);
    }

    private static void Tell(string label, PrototypeTrial before, PrototypeTrial after) => AnsiConsole.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{label}: score {before.Score:0.00} -> {after.Score:0.00}, edges {before.Edges:0.0000} -> {after.Edges:0.0000}"));

    private static void Replace(string versionFolder, ExpressionPrototypes prototypes)
    {
        prototypes.Write(Path.Combine(versionFolder, ExpressionPrototypes.FileName));
        string file = Path.Combine(versionFolder, ModelManifest.FileName);
        ModelManifest manifest = ModelManifestSerializer.Read(file);
        ModelManifestSerializer.Write(file, manifest with { Files = ModelFolder.HashFiles(versionFolder) });
    }
}
