using System.CommandLine;
using Spectre.Console;
using TDGan.Inference.Classification;
using TDGan.Inference.Manifest;
using TDGan.Training.Configuration;
using TDGan.Training.Cropping;
using TDGan.Training.Datasets;
using TDGan.Training.Loops;
using TDGan.Training.Native;
using TDGan.Training.Protocols;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Commands;

/// <summary><c>tdgan train</c>: runs the phases of a preset once, or once a fold; resumes, saves on Ctrl-C.</summary>
internal static class TrainCommand
{
    private const int Stopped = 130;
    private const string Split = "split";
    private const string KFold = "kfold";

    public static Command Create()
    {
        Option<string> preset = CommandOptions.Preset();
        Option<string?> runPath = CommandOptions.Run();
        Option<string?> data = CommandOptions.Data();
        Option<string> models = CommandOptions.Models();
        var sources = new DataSourceOptions();
        var seed = new Option<int?>("--seed") { Description = "Seed of all chance, instead of the preset's." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint of the run." };
        var steps = new Option<int?>("--steps") { Description = "Steps of each phase at most, instead of the preset's." };
        var minutes = new Option<double?>("--minutes")
        {
            Description = "Minutes of computing of all phases together at most, shared in the proportion of the preset's minutes.",
        };
        var protocol = new Option<string>("--protocol")
        {
            Description = "split: as the data set gives it. kfold: a run a fold, tested on people that it never saw.",
            DefaultValueFactory = _ => Split,
        };
        protocol.AcceptOnlyFromAmong(Split, KFold);
        var folds = new Option<int>("--folds") { Description = "Folds of kfold, 3 or more.", DefaultValueFactory = _ => 10 };
        var foldsFile = new Option<string?>("--folds-file") { Description = "Folds to use, as 'datasets folds' writes them; made by the seed otherwise." };
        var startFrom = new Option<string?>("--start-from") { Description = "Model repository whose weights the run starts from, such as models." };
        var device = new Option<string>("--device")
        {
            Description = "auto, cpu, or cuda:N; what cannot be had falls back to the CPU.",
            DefaultValueFactory = _ => TrainingDevice.Auto,
        };
        var command = new Command("train", "Trains the networks of a preset; Ctrl-C saves and stops.")
        {
            preset, runPath, data, models, seed, steps, minutes, protocol, folds, foldsFile, device, startFrom, resume,
        };
        sources.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            TrainingOptions options = OptionsReader.ReadPreset(result.GetRequiredValue(preset));
            options = sources.Apply(result, options with { Seed = result.GetValue(seed) ?? options.Seed });
            options = options.WithMostSteps(result.GetValue(steps)).WithMinutes(result.GetValue(minutes));
            TrainingOptionsValidator.Check(options);
            string root = CommandOptions.RunPath(result.GetValue(runPath), result.GetRequiredValue(preset));
            string folder = DatasetSource.RootOf(result.GetValue(data), options.Sources);
            bool goOn = result.GetValue(resume);
            StartingWeights? start = result.GetValue(startFrom) is { } trained ? StartingWeights.All(trained) : null;
            string repository = result.GetRequiredValue(models);
            string onDevice = result.GetRequiredValue(device);

            if (await LookAsync(options, folder, repository, cancellationToken) is { } uncropped)
            {
                AnsiConsole.Console.WriteLine(uncropped);
            }

            // Off the main thread, so that Ctrl-C finds a waiting invocation to cancel and the run can save itself.
            bool complete = await Task.Run(
                () => result.GetRequiredValue(protocol) == KFold
                    ? new CrossValidation(options, folder, root, run => OpenLog(run, onDevice)) { Models = repository }
                        .Run(result.GetValue(folds), result.GetValue(foldsFile), goOn, start, cancellationToken) is { } table && Say(table)
                    : Train(options, folder, RunFolder.Create(root), start, repository, onDevice, goOn, cancellationToken),
                CancellationToken.None);
            return complete ? 0 : Stopped;
        });
        return command;
    }

    /// <summary>Says where the expression pictures are whole frames; where no detector is at hand nobody can tell.</summary>
    private static async Task<string?> LookAsync(TrainingOptions options, string data, string models, CancellationToken cancellationToken)
    {
        var source = DatasetSource.Parse(options.Data.Expressions, data);
        IReadOnlyList<DatasetItem> items = source.List().Items;
        if (items.All(item => item.File is null) || !Directory.Exists(Path.Combine(models, ModelNames.FaceDetector)))
        {
            return null;
        }

        return await InferenceHost.RunAsync<IExpressionClassifier, string?>(
            models,
            pipeline => new UncroppedCheck(new FaceCutter(pipeline, options.Networks.ImageSide)).LookAsync(source, items, cancellationToken),
            cancellationToken);
    }

    private static bool Train(
        TrainingOptions options, string data, RunFolder run, StartingWeights? start, string models, string device, bool resume, CancellationToken cancellationToken)
    {
        if (!resume && run.LatestCheckpoint is { } earlier)
        {
            throw new InvalidOperationException($"{earlier} is of an earlier run: go on with --resume, or name another folder by --run.");
        }

        using TrainingLog log = OpenLog(run, device);
        using var pictures = new TrainingPictures(options, data);
        RunRequirements.Check(options, pictures, models);
        options = RunRequirements.FitBatches(options, pictures, log.Say);
        return new TrainingRun(options, pictures, run, log, start) { Models = models }.Execute(resume, cancellationToken);
    }

    private static bool Say(string text)
    {
        AnsiConsole.Console.WriteLine(text);
        return true;
    }

    private static TrainingLog OpenLog(RunFolder run, string device)
    {
        var log = new TrainingLog(run.LogFile, AnsiConsole.Console, new TensorBoardWriter(run.Combine("tensorboard"), TimeProvider.System));
        var chosen = TrainingDevice.Use(device);
        log.Say($"device: {chosen.Name}{(chosen.FallbackReason is { } reason && device != TrainingDevice.Auto ? $" (fallback: {reason})" : string.Empty)}");
        return log;
    }
}
