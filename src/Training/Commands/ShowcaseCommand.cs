using System.CommandLine;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Data;
using TDGan.Training.Reporting;
using static TorchSharp.torch;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan showcase</c>: a sheet of generated faces of nobody, for documents.</summary>
internal static class ShowcaseCommand
{
    private const int Rows = 3;

    public static Command Create()
    {
        Option<string?> data = CommonOptions.Data();
        Option<string> models = CommonOptions.Models();
        var output = new Option<string>("--out") { Description = "PNG to write.", Required = true };
        var command = new Command("showcase", "Mean faces of many people with the seven expressions, through the exported models.")
        {
            data, models, output,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string repository = result.GetRequiredValue(models);
            Task<OnnxModel> Load(string name) => OnnxModel.LoadAsync(
                ModelRepositoryFolder.HighestVersion(Path.Combine(repository, name)), new OnnxSessionPoolOptions { Device = "cpu" }, cancellationToken);
            using OnnxModel expressionBranch = await Load(ModelNames.ExpressionBranch);
            using OnnxModel faceBranch = await Load(ModelNames.FaceBranch);
            using OnnxModel decoder = await Load(ModelNames.Decoder);
            IReadOnlyList<LabelledFile> files = LfwFaces.TrainingFaces(Path.Combine(DataRoot.Find(result.GetValue(data)), "lfw"));
            using Tensor faces = ExpressionShowcase.MeanFaces(files, Rows, faceBranch.Manifest.Crop.Side);
            await new ExpressionShowcase(expressionBranch, faceBranch, decoder).WriteAsync(result.GetRequiredValue(output), faces, cancellationToken);
            return 0;
        });
        return command;
    }
}
