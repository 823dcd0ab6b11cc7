using TDGan.Training.Samples;

namespace TDGan.Training.Tests.Samples;

public sealed class ThinPlateSplineTests
{
    private static readonly PortraitShape Circle = new(
        [.. Enumerable.Range(0, PortraitShape.Count).Select(i => 100 + (60 * Math.Cos(i * 0.7)) + (i % 5 * 3))],
        [.. Enumerable.Range(0, PortraitShape.Count).Select(i => 120 + (60 * Math.Sin(i * 0.7)) + (i % 7 * 2))]);

    [Fact]
    public void Map_BetweenMovedAndScaledShapes_IsThatMoveEverywhere()
    {
        var moved = new PortraitShape([.. Circle.Xs.Select(x => (1.5 * x) + 10)], [.. Circle.Ys.Select(y => (1.5 * y) - 4)]);

        (double x, double y) = new ThinPlateSpline(Circle, moved).Map(30, 250);

        Assert.Equal(55, x, 6);
        Assert.Equal(371, y, 6);
    }

    [Fact]
    public void Map_OneLandmarkMoved_TakesItAlongAndLeavesTheFarSide()
    {
        double[] xs = [.. Circle.Xs];
        xs[0] += 8;
        var spline = new ThinPlateSpline(Circle, new PortraitShape(xs, Circle.Ys));

        Assert.InRange(spline.Map(Circle.Xs[0], Circle.Ys[0]).X, Circle.Xs[0] + 7, Circle.Xs[0] + 8.1);
        Assert.InRange(spline.Map(Circle.Xs[31], Circle.Ys[31]).X, Circle.Xs[31] - 0.5, Circle.Xs[31] + 0.5);
    }

    [Fact]
    public void AlignedTo_TurnedFace_PutsItsEyesLevel()
    {
        PortraitShape upright = Circle.AlignedTo(200, 180, 100);
        double turn = Math.PI / 9;
        var turned = new PortraitShape(
            [.. Circle.Xs.Zip(Circle.Ys, (x, y) => (x * Math.Cos(turn)) - (y * Math.Sin(turn)))],
            [.. Circle.Xs.Zip(Circle.Ys, (x, y) => (x * Math.Sin(turn)) + (y * Math.Cos(turn)))]);

        Assert.Equal(100, upright.Xs[42..48].Average() - upright.Xs[36..42].Average(), 6);
        Assert.Equal(upright.Xs[8], turned.AlignedTo(200, 180, 100).Xs[8], 6);
    }
}
