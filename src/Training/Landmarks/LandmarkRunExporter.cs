using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Detection;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks;

/// <summary>
/// Exports a run: writes the model folder, proves parity, chooses on validation photos how much the detector's own landmarks count, and writes
/// it again with what it reached behind the detector.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="scenes">Folder of the photos.</param>
/// <param name="say">Gets each result.</param>
internal sealed class LandmarkRunExporter(RunFolder run, string scenes, Action<string> say)
{
    private const int Digits = 4;
    private const int MostTenths = 6;

    /// <summary>Writes <c>face-landmarks</c> beside the detector that it refines.</summary>
    /// <param name="repository">The <c>models</c> folder with <c>face-detector</c>.</param>
    /// <param name="version">A positive integer.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    /// <exception cref="InvalidOperationException">
    /// The run has no checkpoint, the graph deviates from the network, or the detector finds no face to measure with.
    /// </exception>
    public async Task ExportAsync(string repository, string version, CancellationToken cancellationToken)
    {
        string checkpoint = run.LatestCheckpoint ?? throw new InvalidOperationException($"{run.Root}: no checkpoint to export; train first.");
        using var network = new LandmarkNetwork();
        network.load(Path.Combine(checkpoint, LandmarkTraining.AverageFileName));
        ExportedGraph graph = LandmarkExporter.Export(network);
        var description = new ModelDescription { Version = version, TrainingRun = Path.GetFileName(run.Root), Card = string.Empty };
        string folder = LandmarkExporter.Write(repository, graph, description);
        ExportParityCheck.Require(await LandmarkExporter.LargestDifferenceAsync(network, folder, cancellationToken), say);

        string detector = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceDetector));
        float threshold = ModelFolder.Open(detector).Manifest.Detector!.MinConfidence;
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Validation);
        DetectionEvaluation evaluation = await DetectorEvaluator.EvaluateAsync(detector, folder, photos, seen: null, cancellationToken);
        if (evaluation.RefinedErrors(threshold, FaceSizeBand.Large).Faces == 0)
        {
            throw new InvalidOperationException($"{detector} finds no face of 32 px and more in {scenes}: nothing to measure landmarks with.");
        }

        LandmarkRule rule = Choose(evaluation, threshold);
        evaluation.Join(rule);
        string table = LandmarkReport.Format(evaluation, threshold);
        LandmarkExporter.Write(repository, graph, description with
        {
            Landmarks = rule,
            Validation = Measures(evaluation, threshold),
            Card = LandmarkCard.Format(
                description.TrainingRun,
                await File.ReadAllTextAsync(run.OptionsFile, cancellationToken),
                PhaseState.Read(checkpoint).StepsDone,
                network.parameters().Sum(parameter => parameter.numel()),
                rule,
                table),
        });
        say(FormattableString.Invariant($"share of the detector's landmarks: {rule.DetectorShare:F1}"));
        say(table);
    }

    /// <summary>The share, in tenths, with the smallest mean error on faces of 32 px and more.</summary>
    internal static LandmarkRule Choose(DetectionEvaluation evaluation, float threshold) => Enumerable.Range(0, MostTenths + 1)
        .Select(tenths => new LandmarkRule(tenths / 10f))
        .MinBy(rule => LandmarkErrors.Of(evaluation.WithLandmarks(threshold, FaceSizeBand.Large).Select(outcome =>
            outcome.LandmarkError(rule.Mean(outcome.Found.Landmarks, outcome.Refined!)))).Mean)!;

    private static ImmutableSortedDictionary<string, double> Measures(DetectionEvaluation evaluation, float threshold) => new Dictionary<string, double>
    {
        ["landmarkError"] = Math.Round(evaluation.RefinedErrors(threshold).Mean, Digits),
        ["landmarkErrorFrom32Px"] = Math.Round(evaluation.RefinedErrors(threshold, FaceSizeBand.Large).Mean, Digits),
        ["medianLandmarkErrorFrom32Px"] = Math.Round(evaluation.RefinedErrors(threshold, FaceSizeBand.Large).Median, Digits),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
