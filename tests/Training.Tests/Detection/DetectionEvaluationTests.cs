using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Training.Detection;
using TDGan.Training.Landmarks.Runs;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Detection;

public sealed class DetectionEvaluationTests
{
    [Fact]
    public void Add_FoundMissedAndFalse_AreCounted()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(Photo(DrawnScenes.Face(0, 0, 40), DrawnScenes.Face(60, 0, 40)), [Found(1, 1, 40, 0.8f), Found(0, 100, 20, 0.6f)]);
        Assert.Equal(0.5, evaluation.Recall(FaceSizeBand.Large, 0.5f));
        Assert.Equal(0, evaluation.Recall(FaceSizeBand.Large, 0.85f));
        Assert.Equal(1, evaluation.FalseBoxes(0.5f));
        Assert.Equal(0, evaluation.FalseBoxes(0.7f));
    }

    [Fact]
    public void Add_SecondBoxOnOneFace_IsFalse()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(Photo(DrawnScenes.Face(0, 0, 40)), [Found(0, 0, 40, 0.9f), Found(2, 2, 40, 0.8f)]);
        Assert.Equal(1, evaluation.FalseBoxes(0.5f));
    }

    [Fact]
    public void Add_BoxesOnIgnoredAndDoubtfulFaces_CountNeitherWay()
    {
        var evaluation = new DetectionEvaluation();
        ScenePhoto photo = Photo(DrawnScenes.Face(60, 0, 40, score: 0.65f)) with { Ignored = [DrawnScenes.Face(0, 0, 40)] };
        Assert.Empty(evaluation.Add(photo, [Found(0, 0, 40, 0.9f), Found(60, 0, 40, 0.9f)]));
        Assert.Equal((0, 0.0), (evaluation.Count(FaceSizeBand.Large), evaluation.FalseBoxes(0.5f)));
    }

    [Fact]
    public void Thresholds_AllowAsManyFalseBoxesAsAskedFor()
    {
        var evaluation = new DetectionEvaluation();
        for (int i = 1; i <= 10; i++)
        {
            evaluation.Add(Photo(), [Found(0, 0, 20, i / 20f)]);
        }

        float threshold = evaluation.ThresholdFor(0.2);
        Assert.Equal(0.2, evaluation.FalseBoxes(threshold), 6);
        Assert.True(evaluation.FalseBoxes(MathF.BitDecrement(threshold)) > 0.2);
        Assert.Equal(0.1, evaluation.FalsePositiveShare(evaluation.ThresholdForFaceless(0.1)), 6);
    }

    [Fact]
    public void LandmarkError_AllMovedByATenthOfTheEyeDistance_IsATenth()
    {
        var evaluation = new DetectionEvaluation();
        SceneFace face = DrawnScenes.Face(0, 0, 50);
        evaluation.Add(Photo(face), [new DetectedFace(new FaceBox(0, 0, 50, 50), 0.9f, Moved(face, 2))]);
        Assert.Equal(0.1, evaluation.LandmarkErrors(0.5f).Mean, 4);
        Assert.Equal(0, evaluation.RefinedErrors(0.5f).Faces);
    }

    [Fact]
    public void RefinedErrors_OfThreeFaces_GivesMeanAndMedianBesideTheDetectors()
    {
        var evaluation = new DetectionEvaluation();
        foreach (float moved in new[] { 2, 4, 18 })
        {
            SceneFace face = DrawnScenes.Face(0, 0, 50);
            DetectedFace found = new(new FaceBox(0, 0, 50, 50), 0.9f, Moved(face, 20));
            evaluation.Add(Photo(face), [found], [found with { Landmarks = Moved(face, moved) }]);
        }

        LandmarkErrors refined = evaluation.RefinedErrors(0.5f, FaceSizeBand.Large);
        Assert.Equal(0.4, refined.Mean, 4);
        Assert.Equal(0.2, refined.Median, 4);
        Assert.Equal(3, refined.Faces);
        Assert.Equal(1, evaluation.LandmarkErrors(0.5f).Mean, 4);
    }

    [Fact]
    public void Choose_ModelAndDetectorErrToBothSides_TakesTheShareBetweenThem()
    {
        var evaluation = new DetectionEvaluation();
        SceneFace face = DrawnScenes.Face(0, 0, 50);
        DetectedFace found = new(new FaceBox(0, 0, 50, 50), 0.9f, Moved(face, 6));
        evaluation.Add(Photo(face), [found], [found with { Landmarks = Moved(face, -4) }]);

        LandmarkRule rule = LandmarkRunExporter.Choose(evaluation, 0.5f);
        evaluation.Join(rule);

        Assert.Equal(0.4f, rule.DetectorShare);
        Assert.Equal(0, evaluation.RefinedErrors(0.5f).Mean, 4);
        Assert.Contains("| 32 px and more | 30.0 % (median 30.0 %) | 0.0 % (median 0.0 %) | 1 |", LandmarkReport.FormatFive(evaluation, 0.5f), StringComparison.Ordinal);
    }

    [Fact]
    public void Curve_BoxesInOrderOfScore_GivesPrecisionAndRecall()
    {
        var evaluation = new DetectionEvaluation();
        evaluation.Add(Photo(DrawnScenes.Face(0, 0, 40), DrawnScenes.Face(60, 0, 40)), [Found(0, 0, 40, 0.9f), Found(0, 80, 40, 0.8f), Found(60, 0, 40, 0.7f)]);
        Assert.Equal([(0.5, 1.0), (0.5, 0.5), (1.0, 2 / 3.0)], evaluation.Curve(FaceSizeBand.Large));
    }

    private static ScenePhoto Photo(params SceneFace[] faces) => DrawnScenes.Photo(32, 32, faces);

    private static FaceLandmark[] Moved(SceneFace face, float right) => [.. Enumerable.Range(0, 5).Select(i =>
        new FaceLandmark((FaceLandmarkType)i, face.Landmarks[2 * i] + right, face.Landmarks[(2 * i) + 1]))];

    private static DetectedFace Found(float x, float y, float side, float score) =>
        new(new FaceBox(x, y, side, side), score, [.. Enumerable.Range(0, 5).Select(i => new FaceLandmark((FaceLandmarkType)i, x, y))]);
}
