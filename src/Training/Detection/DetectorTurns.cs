using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>A detector on turned copies of the validation photos, with its second look where there is one.</summary>
/// <param name="Folder">Version folder of the detector.</param>
/// <param name="Landmarks">Version folder of the landmark model, or null for the detector alone.</param>
/// <param name="Degrees">Angles.</param>
/// <param name="Threshold">Score that counts; null for the manifest's, with others beside it.</param>
/// <param name="Sheets">Folder for pictures of what is missed and false, or null.</param>
internal sealed record DetectorTurns(string Folder, string? Landmarks, float[] Degrees, float? Threshold, string? Sheets)
{
    // The lowest score that a second look is asked for: every proposal comes back with its score.
    private const float LowestLook = 0.001f;
    private const int WorkingSide = 640;
    private static readonly float[] Reported = [0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f];

    /// <summary>The rows of the score that counts alone.</summary>
    public bool IsShort { get; init; }

    /// <summary>Measures, as Markdown.</summary>
    /// <param name="scenes">Folder of the photos.</param>
    /// <param name="cancellationToken">Gives up between photos.</param>
    public async Task<string> MeasureAsync(string scenes, CancellationToken cancellationToken)
    {
        var sessions = new OnnxSessionPoolOptions { Device = "cpu", Sessions = 1 };
        using var model = new ServedModel(await OnnxModel.LoadAsync(Folder, sessions, cancellationToken));
        using ServedModel? look = Landmarks is null ? null : new ServedModel(await OnnxModel.LoadAsync(Landmarks, sessions, cancellationToken));
        var alone = new OnnxFaceDetector(model, WorkingSide);
        OnnxLandmarkRefiner? refiner = look is null ? null : new OnnxLandmarkRefiner(look);
        bool confirms = refiner?.MinFaceScore is not null && alone.ProposalConfidence is not null;
        float chosen = Threshold ?? (confirms ? refiner!.MinFaceScore!.Value : model.Manifest.Detector!.MinConfidence);
        var evaluator = new TurnedEvaluator(
            confirms ? new ConfirmingFaceDetector(alone, refiner!) : alone,
            confirms ? LowestLook : DetectorValidation.LowestScore,
            Sheets is null ? null : new TurnedSheet(Sheets, chosen));

        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes, ScenePart.Validation);
        List<TurnedEvaluation> evaluations = [];
        foreach (float turn in Degrees)
        {
            evaluations.Add(await evaluator.MeasureAsync(photos, turn, cancellationToken));
        }

        float[] thresholds = IsShort || Threshold is not null ? [chosen] : [.. Reported.Append(chosen).Distinct().Order()];
        string title = confirms ? "Proposed by the detector, confirmed by the landmark model:" : "The detector alone:";
        string table = $"{title}\n\n{TurnReport.Format(evaluations, thresholds)}";
        return IsShort ? table : $"{table}\n\n{TurnReport.FormatSources(evaluations, chosen)}";
    }
}
