using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Classification;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Cropping;
using TDGan.Training.Datasets;
using TDGan.Training.Evaluation;
using TDGan.Training.SoftLabels;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan soft-labels read</c>: pseudo-labels, the mean of what recognisers read in unlabelled faces.</summary>
internal static class SoftLabelsReadCommand
{
    public static Command Create()
    {
        var teachers = new Option<string[]>("--models")
        {
            Description = "Model repositories whose recognisers read; the first one's detector finds the faces of photos.",
            DefaultValueFactory = _ => ["models"],
            AllowMultipleArgumentsPerToken = true,
        };
        var crops = new Option<string[]>("--crops")
        {
            Description = "Data sets of face crops as kind=path; what they say of expressions is not used.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string[]> photos = SoftLabelsCommand.Photos();
        Option<int> leastFace = SoftLabelsCommand.LeastFace();
        var confidence = new Option<double>("--least-confidence") { Description = "Faces read with less are left out, 0-1.", DefaultValueFactory = _ => 0.6 };
        Option<string> output = SoftLabelsCommand.Output();
        var command = new Command("read", "Pseudo-labels: the mean of what recognisers read in unlabelled faces, six views each.")
        {
            teachers, crops, photos, leastFace, confidence, output,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string[] repositories = result.GetRequiredValue(teachers);
            var models = new List<OnnxModel>();
            foreach (string repository in repositories)
            {
                string folder = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.ExpressionBranch));
                models.Add(await OnnxModel.LoadAsync(folder, new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken));
            }

            var labels = new PseudoLabels(
                [.. models.Select(model => new OnnxExpressionEvaluator(model, CropViews.Known[^1]))],
                models[0].Crop.Side,
                result.GetValue(confidence));
            using var writer = new SoftLabelWriter(result.GetRequiredValue(output));
            await labels.WriteAsync((result.GetValue(crops) ?? []).SelectMany(Crops), writer, cancellationToken);
            if (result.GetValue(photos) is { Length: > 0 } paths)
            {
                await InferenceHost.RunAsync<IExpressionClassifier, int>(
                    repositories[0], task => ReadPhotosAsync(task, labels, writer, paths, result.GetValue(leastFace), cancellationToken), cancellationToken);
            }

            models.ForEach(model => model.Dispose());
            AnsiConsole.Console.WriteLine($"{result.GetRequiredValue(output)}: {writer.Count} faces");
            return 0;
        });
        return command;
    }

    private static IEnumerable<LuminanceImage> Crops(string source) =>
        DatasetSource.Parse(source, Environment.CurrentDirectory).List().Items.Where(item => !item.IsRepeat).Select(item => item.Load());

    private static async Task<int> ReadPhotosAsync(
        IExpressionClassifier classifier, PseudoLabels labels, SoftLabelWriter writer, string[] paths, int leastFace, CancellationToken cancellationToken)
    {
        var cutter = new FaceCutter(classifier, SoftLabelsCommand.CropSide);
        await new PhotoWalk(AnsiConsole.Console.WriteLine).EachAsync(
            PhotoWalk.Files(paths),
            async photo =>
            {
                IReadOnlyList<FaceCut> faces = await cutter.CutEachAsync(photo, leastFace, cancellationToken);
                await labels.WriteAsync(faces.Select(face => face.ToImage()), writer, cancellationToken);
                return true;
            },
            cancellationToken);
        return writer.Count;
    }
}
