using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Motion;
using TDGan.Inference.Transfer;
using TDGan.Training.Data;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Motion;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan evaluate-motion</c>: how near transfers come to the real motion of the same people.</summary>
internal static class EvaluateMotionCommand
{
    public static Command Create()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var reference = new Option<string?>("--reference") { Description = "Motion model whose pose is measured in; that of the decoder by default." };
        var command = new Command("evaluate-motion", "Measures transfers onto KDEF's people by the motion of their meshes.") { data, models, reference };
        command.SetAction(async (result, cancellationToken) =>
        {
            string root = DataRoot.Find(result.GetValue(data)), repository = result.GetRequiredValue(models);
            string file = result.GetValue(reference)
                ?? Path.Combine(ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.Decoder)), MotionModel.FileName);
            using var teacher = new MeshTeacher(Path.Combine(root, LandmarksTeachCommand.MeshTeacherFile));
            IReadOnlyList<KdefPicture> pictures = KdefPicture.List(root);
            return await InferenceHost.RunAsync<IExpressionTransfer, int>(
                repository,
                async transfer =>
                {
                    var evaluation = new MotionEvaluation(transfer, teacher, MotionModel.Read(file), pictures);
                    AnsiConsole.Console.WriteLine("by label\n" + MotionRow.Table(await evaluation.MeasureAsync(byPicture: false, cancellationToken)));
                    AnsiConsole.Console.WriteLine("\nby picture of another person\n" + MotionRow.Table(await evaluation.MeasureAsync(byPicture: true, cancellationToken)));
                    return 0;
                },
                cancellationToken);
        });
        return command;
    }
}
