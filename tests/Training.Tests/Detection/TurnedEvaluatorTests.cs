using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Training.Detection;
using TDGan.Training.Scenes;

namespace TDGan.Training.Tests.Detection;

public sealed class TurnedEvaluatorTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(45, 2)]
    public async Task MeasureAsync_WithoutASheet_CountsEveryPhotoInEachDirection(float degrees, int directions)
    {
        using var scenes = DrawnScenes.Create();
        IReadOnlyList<ScenePhoto> photos = SceneDataset.Load(scenes.Root, ScenePart.Validation);

        TurnedEvaluation evaluation = await new TurnedEvaluator(new BlindDetector(), lowest: 0.5f, sheet: null)
            .MeasureAsync(photos, degrees, TestContext.Current.CancellationToken);

        Assert.True(photos.Count > 0);
        Assert.Equal(directions * photos.Count, evaluation.All.Photos);
        Assert.Equal(evaluation.All.Photos, evaluation.Sources.Values.Sum(source => source.Photos));
        Assert.Equal(0, evaluation.All.FalseBoxes(0.5f));
    }

    private sealed class BlindDetector : IFaceDetector
    {
        public ValueTask<IReadOnlyList<DetectedFace>> DetectAsync(DecodedImage image, float? minConfidence, RequestScope scope) => new([]);
    }
}
