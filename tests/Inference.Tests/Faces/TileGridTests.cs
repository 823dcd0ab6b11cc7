using TDGan.Inference.Faces;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

public sealed class TileGridTests
{
    private const int Side = 640;

    [Theory]
    [InlineData(12000, 1000, 12, 1)]
    [InlineData(1000, 12000, 1, 12)]
    [InlineData(6000, 4000, 4, 3)]
    [InlineData(600, 400, 1, 1)]
    [InlineData(1100, 640, 2, 1)]
    public void For_TwelveTiles_LaysThemAlongThePicture(int width, int height, int columns, int rows)
    {
        TileGrid grid = TileGrid.For(width, height, Side, 12);
        Assert.Equal((columns, rows), (grid.Columns, grid.Rows));
    }

    [Theory]
    [InlineData(12000, 1000)]
    [InlineData(6000, 4000)]
    [InlineData(8064, 6048)]
    [InlineData(3000, 2000)]
    public void Starts_OfEveryGrid_CoverThePictureWithAFifthInCommon(int width, int height)
    {
        TileGrid grid = TileGrid.For(width, height, Side, 12);
        AssertCovers((int)(width * grid.Scale), grid.Columns);
        AssertCovers((int)(height * grid.Scale), grid.Rows);
        Assert.InRange(grid.Columns * grid.Rows, 1, 12);
    }

    [Fact]
    public void For_PictureThatFits_IsNotEnlarged() => Assert.Equal(1, TileGrid.For(900, 600, Side, 12).Scale);

    private static void AssertCovers(int length, int count)
    {
        int[] starts = [.. TileGrid.Starts(length, count, Side)];
        Assert.Equal(0, starts[0]);
        Assert.True(starts[^1] + Side >= length, $"{starts[^1]} of {length}");
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First <= 0.8 * Side + 1, $"{pair}"));
    }
}
