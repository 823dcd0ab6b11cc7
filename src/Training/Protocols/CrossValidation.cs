using System.Globalization;
using TDGan.Training.Configuration;
using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Loops;
using TDGan.Training.Networks;
using TDGan.Training.TwoBranch;

namespace TDGan.Training.Protocols;

/// <summary>
/// The protocol <c>kfold</c>: a run a fold, each tested on people that it never saw. The model of a fold is chosen on another fold, so the
/// test fold is opened once.
/// </summary>
/// <param name="options">The options of every run.</param>
/// <param name="dataRoot">Folder that relative paths of sets are below.</param>
/// <param name="root">Folder of the runs; gets <c>folds.json</c> and the table.</param>
/// <param name="openLog">Makes the log of a run.</param>
internal sealed class CrossValidation(TrainingOptions options, string dataRoot, string root, Func<RunFolder, TrainingLog> openLog)
{
    private const string FoldsFile = "folds.json";
    private const string TableFile = "folds.md";

    /// <summary>Model repository with the landmark model, read where a term needs landmarks.</summary>
    public string Models { get; init; } = "models";

    /// <summary>Trains and tests what is not done.</summary>
    /// <param name="count">Number of folds, three or more, where none are given.</param>
    /// <param name="foldsFile">Folds to use, as <c>datasets folds</c> writes them, or null to make them by the options' seed.</param>
    /// <param name="resume">Whether folds that are done are kept and the one that was broken off goes on.</param>
    /// <param name="startFrom">Exported weights that every fold starts from, or null.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>The table of all folds, or null where it was stopped.</returns>
    public string? Run(int count, string? foldsFile, bool resume, StartingWeights? startFrom, CancellationToken cancellationToken)
    {
        DatasetSource source = DatasetSource.Parse(options.Data.Expressions, dataRoot);
        DatasetListing listing = source.List();
        listing = (listing with { Items = listing.Labelled(requireMajority: false).Items }).Checked(options.Data.Strict);
        if (!resume && Directory.Exists(FoldFolder(0)))
        {
            throw new InvalidOperationException($"{FoldFolder(0)} is of an earlier run: go on with --resume, or name another folder by --run.");
        }

        SubjectFolds folds = Folds(listing, count, foldsFile, resume);
        List<FoldResult> results = [];
        for (int fold = 0; fold < folds.Folds.Count; fold++)
        {
            var run = RunFolder.Create(FoldFolder(fold));
            FoldResult? done = resume ? FoldResult.Find(run) : null;
            if ((done ?? Train(listing, folds, fold, run, resume, startFrom, cancellationToken)) is not { } result)
            {
                return null;
            }

            results.Add(result);
        }

        string table = FoldsTable.Format($"{source.Loader.Kind}: {folds.Folds.Count} folds by person, seed {folds.Seed}", results);
        File.WriteAllText(Path.Combine(root, TableFile), table);
        return table;
    }

    private string FoldFolder(int fold) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"fold-{fold:D2}"));

    private SubjectFolds Folds(DatasetListing listing, int count, string? given, bool resume)
    {
        Directory.CreateDirectory(root);
        string own = Path.Combine(root, FoldsFile);
        string? existing = given ?? (resume && File.Exists(own) ? own : null);
        SubjectFolds folds = existing is null ? SubjectFolds.Create(listing.Items, count, options.Seed) : SubjectFoldsFile.Read(existing);
        SubjectFoldsFile.Write(own, folds);
        return folds;
    }

    private FoldResult? Train(
        DatasetListing listing, SubjectFolds folds, int fold, RunFolder run, bool resume, StartingWeights? startFrom, CancellationToken cancellationToken)
    {
        DatasetParts parts = FoldDivision.Divide(listing, folds, fold);
        using TrainingLog log = openLog(run);
        log.Say($"fold {fold}: {parts.Train.Items.Count} pictures train, {parts.Validation.Items.Count} choose, {parts.Test.Items.Count} test");
        using var pictures = new TrainingPictures(options, dataRoot, parts);
        RunRequirements.CheckFold(options, pictures, Models);
        TrainingOptions fitted = RunRequirements.FitBatches(options, pictures, log.Say);
        if (!new TrainingRun(fitted, pictures, run, log, startFrom) { Models = Models }.Execute(resume, cancellationToken))
        {
            return null;
        }

        using ExpressionBranch branch = TrainedBranch.Load(run, options);
        using ExpressionSamples test = DatasetSamples.LoadExpressions(parts.Test, options.Networks.ImageSide, options.Data.Strict, requireMajority: true);
        var result = new FoldResult(fold, folds.Folds[fold].Subjects, test.Majority, EvaluationLoop.Read(branch, test));
        result.Write(run);
        return result;
    }
}
