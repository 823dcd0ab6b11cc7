using System.CommandLine;
using TDGan.Inference.Classification;
using TDGan.Training.Cropping;
using TDGan.Training.Datasets;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan datasets crop</c>: whole frames to faces, as the service would cut them.</summary>
internal static class DatasetsCropCommand
{
    private const int UsualSide = 128;
    private const int LeastSide = 32;
    private const int MostSide = 1024;

    public static Command Create(Argument<string> kind, Argument<string> path)
    {
        Option<string> models = CommandOptions.Models();
        var folder = new Option<string>("--out") { Description = "Folder to write, in the layout of the data set.", Required = true };
        var side = new Option<int>("--side") { Description = $"Pixels of a face, {LeastSide}-{MostSide}.", DefaultValueFactory = _ => UsualSide };
        var command = new Command("crop", "Finds, straightens and cuts the faces of a data set by the rule of the service.") { kind, path, folder, side, models };
        command.SetAction(async (result, cancellationToken) =>
        {
            int pixels = result.GetValue(side);
            if (pixels is < LeastSide or > MostSide)
            {
                throw new ArgumentException($"--side is {pixels}; {LeastSide} to {MostSide} are allowed.");
            }

            string from = result.GetRequiredValue(path);
            DatasetListing listing = DatasetLoaders.Find(result.GetRequiredValue(kind)).List(from);
            int written = await InferenceHost.RunAsync<IExpressionClassifier, int>(
                result.GetRequiredValue(models),
                pipeline => new DatasetCropper(new FaceCutter(pipeline, pixels), pixels, result.InvocationConfiguration.Output)
                    .CropAsync(listing, from, result.GetRequiredValue(folder), cancellationToken),
                cancellationToken);
            return written > 0 ? 0 : 1;
        });
        return command;
    }
}
