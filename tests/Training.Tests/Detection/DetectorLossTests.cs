using TDGan.Training.Detection;
using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Detection;

public sealed class DetectorLossTests
{
    private const int Cells = 4 + 1;
    private const double LandmarkWeight = 12;
    private static readonly float[] Box = [1, 1, 1, 1];

    [Fact]
    public void GeneralizedOverlap_EqualBoxes_IsOne()
    {
        using var scope = NewDisposeScope();
        Tensor overlap = DetectorLoss.GeneralizedOverlap(tensor(Box, [1, 4]), tensor(Box, [1, 4]), out Tensor iou);
        Assert.Equal(1, overlap.item<float>(), 4);
        Assert.Equal(1, iou.item<float>(), 4);
    }

    [Fact]
    public void GeneralizedOverlap_HandMadeBoxes_SubtractsTheEmptyPartOfTheHull()
    {
        using var scope = NewDisposeScope();

        // Boxes of 2 x 1 and 1 x 2 around one cell: 1 shared, 3 in all, hull 4 (2 x 2).
        Tensor overlap = DetectorLoss.GeneralizedOverlap(
            tensor(new[] { 1f, 0.5f, 1f, 0.5f }, [1, 4]), tensor(new[] { 0.5f, 1f, 0.5f, 1f }, [1, 4]), out Tensor iou);
        Assert.Equal(1 / 3f, iou.item<float>(), 4);
        Assert.Equal((1 / 3f) - 0.25f, overlap.item<float>(), 4);
    }

    [Fact]
    public void Compute_PerfectAnswer_LosesOnlyWhatTheLimitsOfTheScoreCost()
    {
        using var scope = NewDisposeScope();
        DetectorLossTerms terms = DetectorLoss.Compute(Maps(faceLogit: 20, otherLogit: -20), OneFace(), LandmarkWeight);
        Assert.Equal(0, terms.Box.item<float>(), 4);
        Assert.Equal(0, terms.Landmarks.item<float>(), 4);
        Assert.Equal(0, terms.Score.item<float>(), 3);
    }

    [Fact]
    public void Compute_MissedFaceOrFalseAlarm_CostsMore()
    {
        using var scope = NewDisposeScope();
        float right = DetectorLoss.Compute(Maps(3, -3), OneFace(), LandmarkWeight).Score.item<float>();
        Assert.True(DetectorLoss.Compute(Maps(-3, -3), OneFace(), LandmarkWeight).Score.item<float>() > right + 1);
        Assert.True(DetectorLoss.Compute(Maps(3, 3), OneFace(), LandmarkWeight).Score.item<float>() > right + 1);
    }

    [Fact]
    public void Compute_FalseAlarmsInCellsThatCountNeitherWay_CostNothing()
    {
        using var scope = NewDisposeScope();
        DetectionTargets targets = OneFace();
        for (int cell = 1; cell < Cells; cell++)
        {
            targets.Ignore(cell);
        }

        Assert.Equal(
            DetectorLoss.Compute(Maps(3, -9), targets, LandmarkWeight).Score.item<float>(),
            DetectorLoss.Compute(Maps(3, 9), targets, LandmarkWeight).Score.item<float>(),
            5);
    }

    [Fact]
    public void Compute_NoFaceAtAll_HasNoBoxTermButAGradient()
    {
        using var scope = NewDisposeScope();
        Tensor[] maps = [.. Maps(0, 0).Select(map => map.requires_grad_())];
        DetectorLossTerms terms = DetectorLoss.Compute(maps, new DetectionTargets(Cells), LandmarkWeight);
        Assert.Equal(0, terms.Box.item<float>());
        terms.Total.backward();
        Assert.True(maps[0].grad!.abs().sum().item<float>() > 0);
    }

    [Theory]
    [InlineData(16, 32)] // Half a side apart: errors count in sides.
    [InlineData(10, 22)]
    [InlineData(0, 12.8)] // A profile: two and a half times as much.
    public void LandmarkScale_CloserEyes_CountMore(float eyes, float scale)
    {
        float[] landmarks = [16 - (eyes / 2), 12, 16 + (eyes / 2), 12, .. Enumerable.Repeat(16f, 6)];
        Assert.Equal(scale, new SceneFace(0, 0, 32, 32, landmarks, 0.9f, LandmarksReliable: true).LandmarkScale, 3);
    }

    /// <summary>A face at the first cell whose sides are one stride away; landmarks all at the centre of the cell.</summary>
    private static DetectionTargets OneFace()
    {
        var targets = new DetectionTargets(Cells);
        targets.Assign(0, new SceneFace(0, 0, 32, 32, [.. Enumerable.Repeat(16f, 10)], 0.9f, LandmarksReliable: true), 16, 16, 16);
        return targets;
    }

    /// <summary>Two maps of 2 x 2 and 1 x 1 cells: boxes of one stride to each side, landmarks at the centre.</summary>
    private static Tensor[] Maps(float faceLogit, float otherLogit) => [.. new[] { 2, 1 }.Select((side, i) =>
    {
        Tensor map = zeros([1, DetectorChannels.Count, side, side]);
        map.select(1, DetectorChannels.Score).fill_(otherLogit);
        if (i == 0)
        {
            map[0, DetectorChannels.Score, 0, 0] = faceLogit;
        }

        return map;
    })];
}
