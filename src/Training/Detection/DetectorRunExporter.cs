using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Training.Export;
using TDGan.Training.Loops;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>Exports a run: writes the model folder, proves parity, chooses the threshold on validation photos, and writes it again with what it reached.</summary>
/// <param name="run">The run.</param>
/// <param name="scenes">Folder of the photos.</param>
/// <param name="say">Gets each result.</param>
internal sealed class DetectorRunExporter(RunFolder run, string scenes, Action<string> say)
{
    // One false box in ten photos is the bound, a little less for photos that are not these; and one in fifty photos without a face.
    private const double AllowedFalseBoxes = 0.08;
    private const double AllowedFalsePositives = 0.02;

    private static readonly float[] Turns = [0, 30, 45, 60, 90];

    /// <summary>Writes <c>face-detector</c>.</summary>
    /// <param name="repository">The <c>models</c> folder.</param>
    /// <param name="version">A positive integer.</param>
    /// <param name="minConfidence">The threshold, or null to choose it.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    /// <exception cref="InvalidOperationException">The run has no checkpoint, or the graph deviates from the network.</exception>
    public async Task ExportAsync(string repository, string version, float? minConfidence, CancellationToken cancellationToken)
    {
        string checkpoint = run.LatestCheckpoint ?? throw new InvalidOperationException($"{run.Root}: no checkpoint to export; train first.");
        int steps = PhaseState.Read(checkpoint).StepsDone;
        using var network = new DetectorNetwork();
        network.load(Path.Combine(checkpoint, DetectorTraining.AverageFileName));
        ExportedGraph graph = DetectorExporter.Export(network);
        var description = new ModelDescription
        {
            Version = version,
            TrainingRun = Path.GetFileName(run.Root),
            Card = string.Empty,
            Detector = DetectorExporter.Rule(DetectorValidation.LowestScore),
        };
        string folder = DetectorExporter.Write(repository, graph, description);
        ExportParityCheck.Require(await DetectorExporter.LargestDifferenceAsync(network, folder, cancellationToken), say);

        // Written twice: the threshold, the card and the measures come from what the exported graph itself reaches.
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Validation);
        DetectionEvaluation evaluation = await DetectorEvaluator.EvaluateAsync(folder, landmarkFolder: null, photos, seen: null, cancellationToken);
        float threshold = minConfidence ?? MathF.Round(Math.Max(
            evaluation.ThresholdFor(AllowedFalseBoxes), evaluation.ThresholdForFaceless(AllowedFalsePositives)) + 0.0005f, 3);
        string turned = await MeasureTurnsAsync(repository, folder, threshold, cancellationToken);
        string table = $"{DetectorReport.Format(evaluation, threshold)}\n\n{turned}";
        long parameters = network.parameters().Sum(parameter => parameter.numel());
        DetectorExporter.Write(repository, graph, description with
        {
            Detector = DetectorExporter.Rule(threshold),
            Validation = DetectorReport.Measures(evaluation, threshold),
            Card = DetectorCard.Format(
                description.TrainingRun,
                await File.ReadAllTextAsync(run.OptionsFile, cancellationToken),
                steps,
                parameters,
                table),
        });
        say(table);
    }

    private async Task<string> MeasureTurnsAsync(string repository, string folder, float threshold, CancellationToken cancellationToken)
    {
        string landmarks = Path.Combine(repository, ModelNames.FaceLandmarks);
        string? look = Directory.Exists(landmarks) ? ModelRepositoryFolder.HighestVersion(landmarks) : null;
        var alone = new DetectorTurns(folder, Landmarks: null, Turns, threshold, Sheets: null) { IsShort = true };
        string table = await alone.MeasureAsync(scenes, cancellationToken);
        if (look is null)
        {
            return table;
        }

        var confirmed = new DetectorTurns(folder, look, Turns, Threshold: null, Sheets: null) { IsShort = true };
        return $"{table}\n\n{await confirmed.MeasureAsync(scenes, cancellationToken)}";
    }
}
