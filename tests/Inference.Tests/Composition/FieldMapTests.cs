using TDGan.Inference.Composition;
using Xunit;

namespace TDGan.Inference.Tests.Composition;

public sealed class FieldMapTests
{
    private const int Coarse = 8;

    [Fact]
    public void Enlarge_SlantedPlane_IsThatPlaneInside()
    {
        float[] plane = [.. Enumerable.Range(0, Coarse * Coarse).Select(i => (2f * Centre(i % Coarse)) - (3f * Centre(i / Coarse)) + 1)];

        FieldMap map = FieldMap.Enlarge(plane, Coarse);

        for (float v = 0.2f; v < 0.8f; v += 0.07f)
        {
            for (float u = 0.2f; u < 0.8f; u += 0.05f)
            {
                Assert.Equal((2 * u) - (3 * v) + 1, map.At(u, v), 1e-4f);
            }
        }
    }

    [Fact]
    public void At_MiddleOfACoarsePoint_IsNearlyItsValue()
    {
        float[] values = new float[Coarse * Coarse];
        values[(3 * Coarse) + 5] = 1;

        FieldMap map = FieldMap.Enlarge(values, Coarse);

        Assert.InRange(map.At(Centre(5), Centre(3)), 0.97f, 1f);
        Assert.Equal(0, map.At(Centre(3), Centre(5)), 0.01f);
    }

    [Fact]
    public void Blur_Point_KeepsItsSumAndItsPlace()
    {
        float[] values = new float[Coarse * Coarse];
        values[(3 * Coarse) + 5] = 1;
        FieldMap map = FieldMap.Enlarge(values, Coarse);
        float sum = Sum(map);

        map.Blur(6);

        Assert.Equal(sum, Sum(map), 0.01f * sum);
        Assert.True(map.At(Centre(5), Centre(3)) < 0.95f);
        Assert.True(map.At(Centre(5), Centre(3)) > map.At(Centre(5) + 0.03f, Centre(3)));
        Assert.Equal(map.At(Centre(5) - 0.05f, Centre(3)), map.At(Centre(5) + 0.05f, Centre(3)), 0.001f);
    }

    private static float Sum(FieldMap map)
    {
        float sum = 0;
        foreach (float value in map.Values)
        {
            sum += value;
        }

        return sum;
    }

    private static float Centre(int index) => (index + 0.5f) / Coarse;
}
