using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TDGan.Api.Http;
using TDGan.Inference.Annotation;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;

namespace TDGan.Api.CommandLine;

/// <summary><c>classify</c>: the apparent expressions in files and folders, as JSON lines or CSV.</summary>
internal static class ClassifyCommand
{
    public const string Name = "classify";

    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description = "Pictures, and folders that are searched for pictures.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object on a line for each picture (the default)." };

    private static readonly Option<bool> Csv = new("--csv") { Description = "Comma-separated values, a line for each face." };

    private static readonly Option<string?> Output = new("--out")
    {
        Description = "File to append to; pictures that it holds already are skipped. Standard output by default.",
    };

    private static readonly Option<string?> Models = new("--models") { Description = "Model repository; that of the service by default." };

    private static readonly Option<string> Detect = new("--detect")
    {
        Description = "Look for faces: auto, true or false.",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<int> MaxFaces = new("--max-faces")
    {
        Description = "Faces of each picture, largest first, 1-100.",
        DefaultValueFactory = _ => new ClassificationOptions().MaxFaces,
    };

    private static readonly Option<int> TopK = new("--top-k")
    {
        Description = "Scores of each face, highest first, 1-7.",
        DefaultValueFactory = _ => ExpressionLabels.Count,
    };

    private static readonly Option<int> Views = new("--views")
    {
        Description = "Views of each face whose scores are averaged: 1, 2 (with the mirror image) or 6 (three framings with mirror images).",
        DefaultValueFactory = _ => new ClassificationOptions().Views,
    };

    private static readonly Option<int> Parallel = new("--parallel")
    {
        Description = "Pictures in hand at once, 1-64; twice the cores by default.",
        DefaultValueFactory = _ => Math.Min(2 * Environment.ProcessorCount, MostParallel),
    };

    private static readonly Option<Shard?> Share = new("--shard")
    {
        Description = $"Only the pictures of shard I of N, as I/N from 0; auto/N takes I from {Shard.IndexVariable}.",
        CustomParser = ParseShard,
    };

    private static readonly Option<string?> Marked = new("--marked")
    {
        Description = "Folder for copies of the pictures with box, label and score of each face drawn in.",
    };

    private static readonly Option<bool> AllowProblems = new("--allow-problems")
    {
        Description = "Ends with 0 also where pictures have a problem instead of a result.",
    };

    private const int MostParallel = 64;

    public static Command Create()
    {
        Detect.AcceptOnlyFromAmong("auto", "true", "false");
        AcceptRange(MaxFaces, 100);
        Views.AcceptOnlyFromAmong([.. CropViews.Known.Select(views => views.ToString(CultureInfo.InvariantCulture))]);
        AcceptRange(TopK, ExpressionLabels.Count);
        AcceptRange(Parallel, MostParallel);
        Command command = new(Name, "Reads the apparent expressions in pictures; one bad picture never stops it.")
        {
            Paths, Json, Csv, Output, Models, Detect, MaxFaces, TopK, Views, Parallel, Share, Marked, AllowProblems,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Json) && result.GetValue(Csv))
            {
                result.AddError("Either --json or --csv.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        PictureFile[] files = await FindAsync(arguments);
        using OutcomeJournal journal = OpenJournal(arguments);
        PictureFile[] left = [.. files.Where(file => !journal.Done.Contains(file.Name))];
        await Console.Error.WriteLineAsync($"{files.Length} pictures, {files.Length - left.Length} done before");
        if (left.Length == 0)
        {
            return ExitCodes.Done;
        }

        using IHost host = await InferenceHost.StartAsync(arguments.GetValue(Models), cancellationToken);
        ProgressLine progress = new(left.Length, Console.Error, TimeProvider.System);
        PictureClassifier classifier = CreateClassifier(arguments, host.Services);
        ParallelOptions limits = new()
        {
            MaxDegreeOfParallelism = arguments.GetValue(Parallel),
            CancellationToken = cancellationToken,
        };
        await System.Threading.Tasks.Parallel.ForEachAsync(left, limits, async (file, token) =>
        {
            PictureOutcome outcome = await classifier.ReadAsync(file, token);
            journal.Add(outcome);
            progress.Count(outcome.Reply is not null);
        });
        await host.StopAsync(CancellationToken.None);
        return progress.Failed == 0 || arguments.GetValue(AllowProblems) ? ExitCodes.Done : ExitCodes.SomeFailed;
    }

    /// <summary>The pictures of this shard; tells what was passed over.</summary>
    private static async Task<PictureFile[]> FindAsync(ParseResult arguments)
    {
        string? marked = arguments.GetValue(Marked);
        PictureFiles found = PictureFiles.Find(arguments.GetRequiredValue(Paths), except: marked);
        foreach (string note in found.PassedOver)
        {
            await Console.Error.WriteLineAsync($"tdgan: {note}");
        }

        Shard? shard = arguments.GetValue(Share);
        PictureFile[] files = [.. found.Files.Where(file => shard?.Contains(file.RelativePath) != false)];
        if (marked is not null)
        {
            MarkedCopies.Check(marked, files);
        }

        return files;
    }

    private static OutcomeJournal OpenJournal(ParseResult arguments)
    {
        IOutcomeFormat format = arguments.GetValue(Csv) ? new CsvFormat() : new JsonLinesFormat();
        return arguments.GetValue(Output) is { } path
            ? OutcomeJournal.Open(path, format)
            : OutcomeJournal.Over(Console.OpenStandardOutput(), format);
    }

    private static PictureClassifier CreateClassifier(ParseResult arguments, IServiceProvider services)
    {
        ClassificationOptions classification = new()
        {
            Detect = arguments.GetValue(Detect) switch
            {
                "true" => FaceDetectionMode.On,
                "false" => FaceDetectionMode.Off,
                _ => FaceDetectionMode.Auto,
            },
            MaxFaces = arguments.GetValue(MaxFaces),
            Views = arguments.GetValue(Views),
        };
        return new PictureClassifier(
            services.GetRequiredService<IExpressionClassifier>(),
            new SortableId(TimeProvider.System),
            classification,
            arguments.GetValue(TopK),
            arguments.GetValue(Marked) is { } folder ? new MarkedCopies(folder, services.GetRequiredService<IExpressionAnnotator>()) : null,
            TimeProvider.System);
    }

    private static Shard? ParseShard(ArgumentResult result)
    {
        Shard? shard = Shard.Parse(
            result.Tokens.Single().Value, Environment.GetEnvironmentVariable(Shard.IndexVariable), out string? fault);
        if (fault is not null)
        {
            result.AddError($"--shard {fault}.");
        }

        return shard;
    }

    private static void AcceptRange(Option<int> option, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < 1 || value > most))
        {
            result.AddError($"{option.Name} takes a whole number from 1 to {most}.");
        }
    });
}
