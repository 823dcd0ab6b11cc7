using TDGan.Inference.Composition;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class ScatteredFieldTests
{
    private static readonly (double X, double Y)[] Places = [(0, 0), (3, 1), (-2, 4), (1, -3)];
    private static readonly (double X, double Y)[] Values = [(1, 0), (0, 2), (-1, -1), (0.5, 0.25)];

    [Fact]
    public void At_EachPoint_IsNearlyItsValue()
    {
        var field = new ScatteredField(Places, Values, 6);

        for (int i = 0; i < Places.Length; i++)
        {
            (float x, float y) = field.At(Places[i].X, Places[i].Y);
            Assert.Equal(Values[i].X, x, 0.03);
            Assert.Equal(Values[i].Y, y, 0.03);
        }
    }

    [Fact]
    public void At_FartherThanTheRadiusFromAllPoints_IsZero()
    {
        var field = new ScatteredField(Places, Values, 6);

        Assert.Equal((0f, 0f), field.At(20, 0));
    }
}
