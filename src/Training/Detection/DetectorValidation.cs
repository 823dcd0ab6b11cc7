using TDGan.Training.Export;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>A look at the network in training: recall by size and false boxes, exported to a temporary folder and through the code that serves.</summary>
internal static class DetectorValidation
{
    /// <summary>Lowest score that is worth a look.</summary>
    public const float LowestScore = 0.05f;

    /// <summary>Measures and words it, at the threshold that gives one false box in ten photos.</summary>
    public static string Measure(DetectorNetwork network, IReadOnlyList<ScenePhoto> photos)
    {
        string repository = Path.Combine(Path.GetTempPath(), $"tdgan-detector-{Guid.NewGuid():N}");
        try
        {
            string folder = DetectorExporter.Write(repository, DetectorExporter.Export(network), Description());
            DetectionEvaluation evaluation =
                DetectorEvaluator.EvaluateAsync(folder, landmarkFolder: null, photos, seen: null, CancellationToken.None).GetAwaiter().GetResult();
            float threshold = evaluation.ThresholdFor(DetectionEvaluation.AllowedFalseBoxes);
            return FormattableString.Invariant($"at {threshold:F3} {evaluation.Describe(threshold)}");
        }
        finally
        {
            Directory.Delete(repository, recursive: true);
        }
    }

    private static ModelDescription Description() => new()
    {
        Version = "1",
        TrainingRun = DetectorTraining.Phase,
        Card = string.Empty,
        Detector = DetectorExporter.Rule(LowestScore),
    };
}
