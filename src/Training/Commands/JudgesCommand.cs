using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Data;
using TDGan.Training.Judges;
using TDGan.Training.Loops;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan judges</c>: the networks that measure transfers and had no part in making them.</summary>
internal static class JudgesCommand
{
    private const string Expression = "expression";
    private const string Identity = "identity";
    private const string Both = "both";
    private const int Stopped = 130;

    public static Command Create() => new("judges", "Networks that measure transfers and had no part in making them.") { CreateTrain() };

    private static Command CreateTrain()
    {
        Option<string?> data = CommandOptions.Data();
        Option<string> judges = CommandOptions.Judges();
        var which = new Option<string>("--judge") { Description = $"{Expression}, {Identity} or {Both}.", DefaultValueFactory = _ => Both };
        which.AcceptOnlyFromAmong(Expression, Identity, Both);
        var steps = new Option<int?>("--steps") { Description = "Steps of each, instead of the usual ones." };
        var command = new Command("train", "Trains the expression judge (FER+ train) and the identity embedding (lfw/faces); goes on where it was stopped.")
        {
            data, judges, which, steps,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var folder = new JudgeFolder(result.GetRequiredValue(judges));
            var source = new JudgeData(DataRoot.Find(result.GetValue(data)));
            string judge = result.GetRequiredValue(which);
            int? most = result.GetValue(steps);
            bool complete = await Task.Run(
                () => (judge == Identity || TrainExpression(folder, source, most, cancellationToken))
                    && (judge == Expression || TrainIdentity(folder, source, most, cancellationToken)),
                CancellationToken.None);
            return complete ? 0 : Stopped;
        });
        return command;
    }

    private static bool TrainExpression(JudgeFolder folder, JudgeData data, int? steps, CancellationToken cancellationToken)
    {
        using ExpressionSamples train = data.LoadExpressionTraining();
        JudgeOptions options = JudgeOptions.Expression;
        using var log = new TrainingLog(folder.Expression.LogFile, AnsiConsole.Console);
        bool complete = ExpressionJudgeTraining.Run(folder.Expression, train, Fit(options, train.Count, steps), log, cancellationToken);
        if (complete)
        {
            using ExpressionSamples validation = data.LoadExpressionValidation();
            using ExpressionJudge judge = folder.LoadExpression();
            AnsiConsole.Console.WriteLine(JudgeCheck.Describe(judge, validation));
        }

        return complete;
    }

    private static bool TrainIdentity(JudgeFolder folder, JudgeData data, int? steps, CancellationToken cancellationToken)
    {
        using FaceSamples faces = data.LoadIdentityTraining();
        JudgeOptions options = JudgeOptions.Identity;
        using var log = new TrainingLog(folder.Identity.LogFile, AnsiConsole.Console);
        return IdentityEmbeddingTraining.Run(folder.Identity, faces, Fit(options, faces.Count, steps), log, cancellationToken);
    }

    private static JudgeOptions Fit(JudgeOptions usual, int pictures, int? steps) =>
        usual with { Steps = steps ?? usual.Steps, BatchSize = Math.Min(usual.BatchSize, pictures) };
}
