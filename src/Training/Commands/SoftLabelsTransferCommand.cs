using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Transfer;
using TDGan.Training.Cropping;
using TDGan.Training.Datasets;
using TDGan.Training.SoftLabels;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan soft-labels transfer</c>: faces of photos with expressions that data sets hardly hold.</summary>
internal static class SoftLabelsTransferCommand
{
    private static readonly Expression[] Rare = [Expression.Fear, Expression.Disgust, Expression.Surprise, Expression.Anger, Expression.Sadness];

    public static Command Create()
    {
        Option<string> models = CommandOptions.Models();
        Option<string[]> photos = SoftLabelsCommand.Photos();
        Option<int> leastFace = SoftLabelsCommand.LeastFace();
        var most = new Option<int>("--pictures") { Description = "Most pictures.", DefaultValueFactory = _ => 4000 };
        var certainty = new Option<float>("--certainty") { Description = "Share of the expression that was put on in the label, 0-1.", DefaultValueFactory = _ => 0.8f };
        Option<string> output = SoftLabelsCommand.Output();
        var command = new Command("transfer", "Faces of photos that the served models give fear, disgust, surprise, anger and sadness in turn, labelled by it.")
        {
            photos, leastFace, most, certainty, output, models,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var writer = new SoftLabelWriter(result.GetRequiredValue(output));
            string repository = result.GetRequiredValue(models);
            await InferenceHost.RunAsync<IExpressionTransfer, IExpressionClassifier, int>(
                repository,
                async (transfer, classifier) =>
                {
                    var cutter = new FaceCutter(classifier, SoftLabelsCommand.CropSide);
                    var faces = new TransferredFaces(transfer, cutter, Rare, result.GetValue(leastFace), result.GetValue(certainty));
                    await new PhotoWalk(AnsiConsole.Console.WriteLine).EachAsync(
                        PhotoWalk.Files(result.GetValue(photos) ?? []),
                        async photo =>
                        {
                            await faces.WriteAsync(photo, writer, cancellationToken);
                            return writer.Count < result.GetValue(most);
                        },
                        cancellationToken);
                    return writer.Count;
                },
                cancellationToken);
            AnsiConsole.Console.WriteLine($"{result.GetRequiredValue(output)}: {writer.Count} faces");
            return 0;
        });
        return command;
    }
}
