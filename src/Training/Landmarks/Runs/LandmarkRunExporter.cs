using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Detection;
using TDGan.Training.Export;
using TDGan.Training.Landmarks.Evaluation;
using TDGan.Training.Landmarks.Teaching;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Runs;

/// <summary>
/// Exports a run: writes the model folder, proves parity, chooses on validation photos how much the detector's own landmarks count and from which
/// score on a box is a face, and writes it again with what it reached behind the detector.
/// </summary>
/// <param name="run">The run, with what the teachers said.</param>
/// <param name="scenes">Folder of the photos.</param>
/// <param name="heldOut">Pictures of people that nothing is trained on.</param>
/// <param name="say">Gets each result.</param>
internal sealed class LandmarkRunExporter(
    RunFolder run, string scenes, Func<IReadOnlyList<LandmarkPicture>> heldOut, Action<string> say)
{
    /// <summary>Boxes without a face that the score may keep for a photo.</summary>
    public const double AllowedFalseBoxes = 0.025;

    private const int MostTenths = 6;

    /// <summary>Writes <c>face-landmarks</c> beside the detector that it refines.</summary>
    /// <param name="repository">The <c>models</c> folder with <c>face-detector</c>.</param>
    /// <param name="version">A positive integer.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    /// <exception cref="InvalidOperationException">
    /// The run has no checkpoint, the graph deviates from the network, or the detector finds no face to measure with.
    /// </exception>
    /// <exception cref="FileNotFoundException">The run has no notes of the teachers.</exception>
    public async Task ExportAsync(string repository, string version, CancellationToken cancellationToken)
    {
        string checkpoint = run.LatestCheckpoint ?? throw new InvalidOperationException($"{run.Root}: no checkpoint to export; train first.");
        using var network = new LandmarkNetwork();
        network.load(Path.Combine(checkpoint, LandmarkTraining.AverageFileName));
        var description = new ModelDescription { Version = version, TrainingRun = Path.GetFileName(run.Root), Card = string.Empty };
        string folder = LandmarkExporter.Write(repository, LandmarkExporter.Export(network, ScoreCalibration.None), description);
        ExportParityCheck.Require(
            await LandmarkExporter.LargestDifferenceAsync(network, ScoreCalibration.None, folder, cancellationToken), say);

        string detector = ModelRepositoryFolder.HighestVersion(Path.Combine(repository, ModelNames.FaceDetector));
        (DetectionEvaluation evaluation, float threshold, LandmarkRule share) = await ChooseShareAsync(detector, folder, cancellationToken);
        LandmarkMeasures measures = await LandmarkMeasures.MeasureAsync(
            detector, folder, new LandmarkCorpus(scenes, new TeacherLabels(run)), heldOut(), sheet: null, cancellationToken);
        ScoreCalibration calibration = ScoreCalibration.Fit([.. measures.Candidates.Select(candidate => (candidate.FaceLogit, candidate.IsFace))]);
        var scores = new ScoreReport(measures.Candidates, measures.Photos, calibration);
        LandmarkRule rule = share with { MinFaceScore = scores.ThresholdFor(AllowedFalseBoxes) };
        var report = new LandmarkReport(evaluation, threshold, measures, scores, rule);
        folder = LandmarkExporter.Write(repository, LandmarkExporter.Export(network, calibration), description with
        {
            Landmarks = rule,
            Validation = report.Measures(),
            Card = LandmarkCard.Format(
                description.TrainingRun,
                await File.ReadAllTextAsync(run.OptionsFile, cancellationToken),
                PhaseState.Read(checkpoint).StepsDone,
                network.parameters().Sum(parameter => parameter.numel()),
                report),
        });
        ExportParityCheck.Require(await LandmarkExporter.LargestDifferenceAsync(network, calibration, folder, cancellationToken), say);
        say(FormattableString.Invariant($"share of the detector's landmarks: {rule.DetectorShare:F1}; score from which on a box is a face: {rule.MinFaceScore:F2}"));
        say(report.Format());
    }

    /// <summary>The share, in tenths, with the smallest mean error on faces of 32 px and more.</summary>
    internal static LandmarkRule Choose(DetectionEvaluation evaluation, float threshold) => Enumerable.Range(0, MostTenths + 1)
        .Select(tenths => new LandmarkRule(tenths / 10f))
        .MinBy(rule => LandmarkErrors.Of(evaluation.WithLandmarks(threshold, FaceSizeBand.Large).Select(outcome =>
            outcome.LandmarkError(rule.Mean(outcome.Found.Landmarks, outcome.Refined!)))).Mean)!;

    private async Task<(DetectionEvaluation Evaluation, float Threshold, LandmarkRule Rule)> ChooseShareAsync(
        string detector, string folder, CancellationToken cancellationToken)
    {
        float threshold = ModelFolder.Open(detector).Manifest.Detector!.MinConfidence;
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Validation);
        DetectionEvaluation evaluation = await DetectorEvaluator.EvaluateAsync(detector, folder, photos, seen: null, cancellationToken);
        if (evaluation.RefinedErrors(threshold, FaceSizeBand.Large).Faces == 0)
        {
            throw new InvalidOperationException($"{detector} finds no face of 32 px and more in {scenes}: nothing to measure landmarks with.");
        }

        LandmarkRule rule = Choose(evaluation, threshold);
        evaluation.Join(rule);
        return (evaluation, threshold, rule);
    }
}
