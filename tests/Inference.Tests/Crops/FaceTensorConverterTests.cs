using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Tests.Images;
using TDGan.TestSupport.Pictures;
using Xunit;

namespace TDGan.Inference.Tests.Crops;

public sealed class FaceTensorConverterTests
{
    private static readonly FaceBox[] Boxes =
    [
        new(0, 0, 90, 70), new(10, 5, 40, 40), new(20.25f, 11.75f, 13.5f, 30), new(-12, -7, 40, 50), new(70, 50, 60, 20), new(40, 30, 3, 2),
    ];

    public static TheoryData<int, double, int> Cases()
    {
        var cases = new TheoryData<int, double, int>();
        foreach (int side in new[] { 5, 20 })
        {
            foreach (double margin in new[] { 0, 0.2 })
            {
                for (int box = 0; box < Boxes.Length; box++)
                {
                    cases.Add(side, margin, box);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convert_AnyBox_EqualsTheFormula(int side, double margin, int box)
    {
        LuminanceImage image = Random(90, 70);
        float[] expected = NaiveFaceTensorConverter.Convert(image, Boxes[box], side, margin);
        float[] actual = new float[side * side];

        new FaceTensorConverter(new CropRule(CropRule.SquareV1, side, margin)).Convert(image, Boxes[box], actual);

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void Convert_SameSide_CopiesBitByBit()
    {
        LuminanceImage image = Random(48, 48);
        float[] actual = new float[48 * 48];

        new FaceTensorConverter(new CropRule(CropRule.SquareV1, 48, 0)).Convert(image, FaceBox.Whole(48, 48), actual);

        Assert.Equal(image.Values, actual);
    }

    [Fact]
    public void Convert_SquareOnWholePixels_CopiesThatPart()
    {
        LuminanceImage image = Random(60, 40);
        float[] actual = new float[16 * 16];

        new FaceTensorConverter(new CropRule(CropRule.SquareV1, 16, 0)).Convert(image, new FaceBox(7, 9, 16, 16), actual);

        for (int y = 0; y < 16; y++)
        {
            Assert.Equal(image.Row(9 + y).Slice(7, 16), actual.AsSpan(y * 16, 16));
        }
    }

    [Fact]
    public void Convert_HalfTheSide_WeighsFourPixelsAsATriangle()
    {
        float[] values = [0, 0, 0, 1, 0, 0, 0, 0];
        var image = new LuminanceImage(8, 8, [.. Enumerable.Range(0, 8).SelectMany(_ => values)]);
        float[] actual = new float[16];

        new FaceTensorConverter(new CropRule(CropRule.SquareV1, 4, 0)).Convert(image, FaceBox.Whole(8, 8), actual);

        // Radius 2: distances 0.5 and 1.5 weigh 0.75 and 0.25 of a sum of 2.
        Assert.Equal([0f, 0.375f, 0.125f, 0f], actual[..4]);
    }

    [Fact]
    public void Convert_BoxOutsideThePicture_RepeatsTheBorder()
    {
        LuminanceImage image = LuminanceImage.FromGray([51, 51, 255, 255], 2, 2);
        float[] actual = new float[16];

        new FaceTensorConverter(new CropRule(CropRule.SquareV1, 4, 0)).Convert(image, new FaceBox(-1, -1, 4, 4), actual);

        Assert.Equal([0.2f, 0.2f, 1f, 1f], new[] { actual[0], actual[4], actual[8], actual[12] });
    }

    [Fact]
    public void Convert_DecodedPicture_EqualsItsLuminance()
    {
        using var image = new DecodedImage(DrawnFaces.Draw(Expression.Anger, 90, 70), new ImageInfo(90, 70, "drawn", 1));
        var converter = new FaceTensorConverter(new CropRule(CropRule.SquareV1, 24, 0.1));
        foreach (FaceBox box in Boxes)
        {
            float[] expected = new float[converter.Length];
            float[] actual = new float[converter.Length];

            converter.Convert(LuminanceImage.FromDecoded(image), box, expected);
            converter.Convert(image, box, actual);

            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(float.NaN, 0, 10, 10)]
    [InlineData(0, 0, float.PositiveInfinity, 10)]
    public void Convert_BoxWithoutAnArea_Throws(float x, float y, float width, float height) =>
        Assert.Throws<ArgumentException>(() => new FaceTensorConverter(new CropRule(CropRule.SquareV1, 16, 0))
            .Convert(Random(20, 20), new FaceBox(x, y, width, height), new float[256]));

    [Fact]
    public void Constructor_UnknownRule_NamesBoth()
    {
        var exception = Assert.Throws<NotSupportedException>(() => new FaceTensorConverter(new CropRule("six-point-v1", 64, 0)));

        Assert.Equal("crop.rule: expected square-v1 or five-point-v1, actual six-point-v1", exception.Message);
    }

    private static LuminanceImage Random(int width, int height)
    {
        byte[] gray = new byte[width * height];
        new Random(7).NextBytes(gray);
        return LuminanceImage.FromGray(gray, width, height);
    }
}
