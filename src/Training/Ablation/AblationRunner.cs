using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Ablation;

/// <summary>Runs the cases of a plan one after the other, each in its own folder, and measures each on the validation split.</summary>
/// <param name="root">Folder of the runs.</param>
/// <param name="dataRoot">Folder of the data sets.</param>
/// <param name="openLog">Makes the log of a run.</param>
internal sealed class AblationRunner(string root, string dataRoot, Func<string, TrainingLog> openLog) : IDisposable
{
    private const string StartFolder = "start";
    private const int PictureSeed = 1;

    private readonly Dictionary<(DataOptions Data, int Side), TrainingPictures> pictures = [];

    /// <summary>Runs what is not done.</summary>
    /// <param name="cases">The cases of a plan.</param>
    /// <param name="resume">Whether runs that are done are kept and runs that were broken off go on; otherwise the folders must be new.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>The results in the order of the cases; fewer where it was stopped.</returns>
    /// <exception cref="InvalidDataException">A folder is there without <paramref name="resume"/>, or was made with other options.</exception>
    public IReadOnlyList<AblationResult> Run(IReadOnlyList<AblationCase> cases, bool resume, CancellationToken cancellationToken)
    {
        foreach (AblationCase planned in cases)
        {
            CheckFolder(planned, resume);
        }

        List<AblationResult> results = [];
        foreach (AblationCase planned in cases)
        {
            var run = RunFolder.Create(Path.Combine(root, planned.FolderName));
            if ((AblationResult.Find(run) ?? Train(planned, run, cancellationToken)) is not { } result)
            {
                break;
            }

            results.Add(result);
        }

        return results;
    }

    /// <summary>What the weights that a case starts from reach without any training here; kept beside the runs.</summary>
    public AblationResult MeasureStart(AblationCase planned)
    {
        var kept = RunFolder.Create(Path.Combine(root, StartFolder));
        if (AblationResult.Find(kept) is { } known)
        {
            return known;
        }

        using Generator generator = NetworkFactory.Generator(planned.Options.Networks);
        ExportedWeights.Load(planned.Start.Repository, generator, planned.Start.Parts);
        AblationResult start = Measure(planned, generator, steps: 0, seconds: 0);
        start.Write(kept);
        return start;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TrainingPictures loaded in pictures.Values)
        {
            loaded.Dispose();
        }
    }

    private void CheckFolder(AblationCase planned, bool resume)
    {
        string folder = Path.Combine(root, planned.FolderName);
        if (!Directory.Exists(folder))
        {
            return;
        }

        if (!resume)
        {
            throw new InvalidDataException($"{folder} is there already: go on with --resume, or name another --out.");
        }

        // Read and compared as options: a preset of an older build may lack an option that has its default.
        var run = RunFolder.Open(folder);
        if (File.Exists(run.OptionsFile) && OptionsReader.ReadPreset(run.OptionsFile) != planned.Options)
        {
            throw new InvalidDataException($"{folder} was made with other options than the plan's: rename the variant, or remove the folder.");
        }
    }

    private AblationResult? Train(AblationCase planned, RunFolder run, CancellationToken cancellationToken)
    {
        using TrainingLog log = openLog(run.LogFile);
        log.Say($"{planned.FolderName}: {planned.Variant.About}");
        var training = new TrainingRun(planned.Options, Pictures(planned.Options), run, log, planned.Start) { ValidatesAtTheEnd = false };
        if (!training.Execute(resume: true, cancellationToken))
        {
            return null;
        }

        string checkpoint = run.LatestCheckpoint!;
        using Generator generator = NetworkFactory.Generator(planned.Options.Networks);
        generator.load(TDGanNetworks.AverageFile(checkpoint));
        var state = PhaseState.Read(checkpoint);
        AblationResult result = Measure(planned, generator, state.StepsDone, state.ElapsedSeconds);
        result.Write(run);
        return result;
    }

    private AblationResult Measure(AblationCase planned, Generator generator, int steps, double seconds)
    {
        ExpressionSamples validation = Pictures(planned.Options).Validation;
        using ExpressionBranch reader = NetworkFactory.ExpressionBranch(planned.Options.Networks);
        ExportedWeights.Load(planned.Start.Repository, reader);
        using var probe = new TransferProbe(validation, reader);
        return new AblationResult(
            steps,
            seconds,
            planned.Start.Parts,
            validation.Majority,
            EvaluationLoop.Read(generator.ExpressionBranch, validation),
            planned.Options.AdversarialPhase.ClassificationOnly ? null : probe.Measure(generator));
    }

    private TrainingPictures Pictures(TrainingOptions options)
    {
        // The plan's variants share their pictures; the seed chooses no pictures here, so that all seeds are measured on the same ones.
        (DataOptions, int) key = (options.Data, options.Networks.ImageSide);
        if (!pictures.TryGetValue(key, out TrainingPictures? loaded))
        {
            pictures[key] = loaded = new TrainingPictures(options with { Seed = PictureSeed }, dataRoot);
        }

        return loaded;
    }
}
