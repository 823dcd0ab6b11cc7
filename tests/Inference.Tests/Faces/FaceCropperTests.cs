using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

public sealed class FaceCropperTests
{
    private static readonly CropRule Rule = new(CropRule.FivePointV1, 64, 0);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 0)]
    [InlineData(-160, 0)]
    [InlineData(10, 0.25)]
    public void FrameOf_TurnedFace_BringsTheLandmarksToTheCanonicalPoints(double degrees, double margin)
    {
        FaceLandmark[] landmarks = Landmarks(degrees, scale: 80, x: 200, y: 150);

        CropFrame frame = new FaceCropper(Rule with { Margin = margin }).FrameOf(Face(landmarks));

        double inner = 64 / (1 + (2 * margin));
        for (int i = 0; i < landmarks.Length; i++)
        {
            (double u, double v) = frame.ToCrop(landmarks[i].X, landmarks[i].Y);
            Assert.Equal((CanonicalFace.Points[i].X + margin) * inner, u, 1e-3);
            Assert.Equal((CanonicalFace.Points[i].Y + margin) * inner, v, 1e-3);
        }
    }

    [Fact]
    public void CanonicalPoints_SubjectsSides_AreLeftAndRightInThePicture() => Assert.Equal(
        [(0.322, 0.378), (0.678, 0.378), (0.5, 0.58), (0.351, 0.75), (0.649, 0.75)],
        CanonicalFace.Points);

    [Fact]
    public void FrameOf_NoLandmarks_IsTheSquareOfTheTrainingCrops()
    {
        var box = new FaceBox(10, 20, 100, 80);

        CropFrame frame = new FaceCropper(Rule).FrameOf(new DetectedFace(box, null, []));

        Assert.Equal(new FaceTensorConverter(new CropRule(CropRule.SquareV1, 64, 0)).FrameOf(box), frame);
        Assert.Equal(CropFrame.Upright(new FaceBox(10, 10, 100, 100), 64), frame);
    }

    [Fact]
    public void FrameOf_SquareRule_LeavesLandmarksAside()
    {
        DetectedFace face = Face(Landmarks(30, 80, 200, 150));

        Assert.Equal(0, new FaceCropper(Rule with { Rule = CropRule.SquareV1 }).FrameOf(face).StepY);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-100)]
    [InlineData(170)]
    public void FrameOf_SquareRuleAndHeadThatLeansFar_TurnsTheSquareAboutItsMiddle(double degrees)
    {
        CropFrame frame = new FaceCropper(Rule with { Rule = CropRule.SquareV1 }).FrameOf(Face(Landmarks(degrees, 80, 200, 150)));

        Assert.Equal(degrees, Math.Atan2(frame.StepY, frame.StepX) * 180 / Math.PI, 1e-3);
        Assert.Equal(80d / 64, frame.Scale, 1e-6);
        (double x, double y) = frame.ToPicture(32, 32);
        Assert.Equal((200d, 150d), (Math.Round(x, 3), Math.Round(y, 3)));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(5000)]
    [InlineData(double.NaN)]
    public void FrameOf_LandmarksFarFromTheBox_TakesTheBox(double scale)
    {
        DetectedFace face = Face(Landmarks(0, scale, 200, 150));

        Assert.Equal(new FaceCropper(Rule).FrameOf(face with { Landmarks = [] }), new FaceCropper(Rule).FrameOf(face));
    }

    private static DetectedFace Face(FaceLandmark[] landmarks) => new(new FaceBox(160, 110, 80, 80), 0.9f, landmarks);

    private static FaceLandmark[] Landmarks(double degrees, double scale, double x, double y)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return [.. CanonicalFace.Points.Select((point, i) =>
        {
            (double u, double v) = ((point.X - 0.5) * scale, (point.Y - 0.5) * scale);
            return new FaceLandmark((FaceLandmarkType)i, (float)(x + (cos * u) - (sin * v)), (float)(y + (sin * u) + (cos * v)));
        })];
    }
}
