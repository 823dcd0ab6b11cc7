using System.CommandLine;
using Spectre.Console;
using TDGan.Training.Ablation;
using TDGan.Training.Data;
using TDGan.Training.Loops;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan ablate</c>: variants of the second phase at equal compute, and their table.</summary>
internal static class AblateCommand
{
    private const int Stopped = 130;

    public static Command Create()
    {
        var plan = new Option<string>("--plan") { Description = "JSON file with the variants, such as docs/ablations/plan.json.", Required = true };
        var startFrom = new Option<string>("--start-from") { Description = "Model repository that every run starts from.", DefaultValueFactory = _ => "models" };
        var output = new Option<string>("--out") { Description = "Folder of the runs and of the table.", DefaultValueFactory = _ => Path.Combine("runs", "ablation") };
        var resume = new Option<bool>("--resume") { Description = "Keep the runs that are done and go on with the others." };
        Option<string?> data = CommandOptions.Data();
        var command = new Command("ablate", "Trains the variants of a plan from the same weights and tables what each reaches on the validation split.")
        {
            plan, startFrom, output, data, resume,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            AblationPlan variants = AblationPlanReader.Read(result.GetRequiredValue(plan));
            IReadOnlyList<AblationCase> cases = AblationPlanReader.Cases(variants, result.GetRequiredValue(startFrom));
            string root = result.GetRequiredValue(output);
            string dataRoot = DataRoot.Find(result.GetValue(data));
            bool goOn = result.GetValue(resume);
            Directory.CreateDirectory(root);

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            int done = await Task.Run(() => Run(variants, cases, root, dataRoot, goOn, cancellationToken), CancellationToken.None);
            return done == cases.Count ? 0 : Stopped;
        });
        return command;
    }

    private static int Run(
        AblationPlan plan, IReadOnlyList<AblationCase> cases, string root, string dataRoot, bool resume, CancellationToken cancellationToken)
    {
        using var runner = new AblationRunner(root, dataRoot, file => new TrainingLog(file, AnsiConsole.Console));
        AblationResult start = runner.MeasureStart(cases[0]);
        IReadOnlyList<AblationResult> results = runner.Run(cases, resume, cancellationToken);
        AnsiConsole.Console.WriteLine(AblationReport.Create([.. cases.Zip(results)], start, plan.Reference).Write(root));
        return results.Count;
    }
}
