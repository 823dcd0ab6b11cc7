using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Training.Detection;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Detection;

public sealed class TurnReportTests
{
    [Fact]
    public void Format_OneFaceFoundOneMissedAndAFalseBox_CountsThem()
    {
        var evaluation = new TurnedEvaluation(45);
        ScenePhoto photo = DrawnScenes.Photo(200, 200, DrawnScenes.Face(0, 0, 40), DrawnScenes.Face(100, 100, 40)), empty = DrawnScenes.Photo(200, 200);
        foreach (DetectionEvaluation part in new[] { evaluation.All, evaluation.Source("street") })
        {
            part.Add(photo, [Box(0, 0.9f), Box(60, 0.6f)]);
            part.Add(empty, [Box(0, 0.6f)]);
        }

        string table = TurnReport.Format([evaluation], [0.5f, 0.8f]);

        Assert.Contains("| 45 | 0.500 | 50.0 % of 2 | no face | 1.000 | 100.0 % of 1 |", table, StringComparison.Ordinal);
        Assert.Contains("| 45 | 0.800 | 50.0 % of 2 | no face | 0.000 | 0.0 % of 1 |", table, StringComparison.Ordinal);
        Assert.Contains(
            "| 45 | street | 2 | 50.0 % of 2 | no face | 0.000 | 0.0 % of 1 |", TurnReport.FormatSources([evaluation], 0.8f), StringComparison.Ordinal);
    }

    private static DetectedFace Box(float at, float score) => new(new FaceBox(at, at, 40, 40), score, []);
}
