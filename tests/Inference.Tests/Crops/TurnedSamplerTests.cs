using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using Xunit;

namespace TDGan.Inference.Tests.Crops;

public sealed class TurnedSamplerTests
{
    private const int Side = 24;

    [Theory]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(2.6)]
    public void Sample_NotTurned_EqualsTheSeparableFilter(double scale)
    {
        LuminanceImage image = Noise(90, 80);
        var frame = new CropFrame(20.3, 11.7, scale, 0);
        float[] expected = new float[Side * Side];
        float[] actual = new float[Side * Side];

        new FaceTensorConverter(new CropRule(CropRule.SquareV1, Side, 0)).Convert(image, frame, expected);
        TurnedSampler.Sample(image, frame, Side, actual);

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Sample_QuarterTurn_EqualsTheTurnedPicture(double scale)
    {
        LuminanceImage image = Noise(60, 60);
        float[] turned = new float[60 * 60];
        for (int y = 0; y < 60; y++)
        {
            for (int x = 0; x < 60; x++)
            {
                // A crop whose x axis points down and whose y axis points left.
                turned[(y * 60) + x] = image.Values[(x * 60) + 59 - y];
            }
        }

        float[] expected = new float[Side * Side];
        float[] actual = new float[Side * Side];
        TurnedSampler.Sample(new LuminanceImage(60, 60, turned), new CropFrame(10, 8, scale, 0), Side, expected);
        TurnedSampler.Sample(image, new CropFrame(52, 10, 0, scale), Side, actual);

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(3)]
    [InlineData(9.5)]
    public void Sample_Slope_IsReadWhereThePointsLie(double scale)
    {
        const int size = 400;
        var image = new LuminanceImage(size, size, [.. Enumerable.Range(0, size * size).Select(i => ((i % size) + 0.5f) / size)]);
        (double sin, double cos) = Math.SinCos(0.4);
        var frame = new CropFrame(200 - (8 * scale), 200 - (16 * scale), scale * cos, scale * sin);
        float[] actual = new float[Side * Side];

        TurnedSampler.Sample(image, frame, Side, actual);

        for (int i = 0; i < actual.Length; i++)
        {
            double x = frame.ToPicture((i % Side) + 0.5, (i / Side) + 0.5).X;
            Assert.Equal(x / size, actual[i], 0.15 * scale / size);
        }
    }

    [Fact]
    public void Sample_OutsideThePicture_RepeatsTheBorder()
    {
        LuminanceImage image = LuminanceImage.FromGray([51, 51, 255, 255], 2, 2);
        float[] actual = new float[Side * Side];

        TurnedSampler.Sample(image, new CropFrame(-40, -100, 1, 0.01), Side, actual);

        Assert.All(actual, value => Assert.Equal(0.2f, value, 1e-6f));
    }

    private static LuminanceImage Noise(int width, int height)
    {
        var random = new Random(3);
        return new LuminanceImage(width, height, [.. Enumerable.Range(0, width * height).Select(_ => random.NextSingle())]);
    }
}
