using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using Xunit;

namespace TDGan.Inference.Tests.Faces;

/// <summary>Tiles of a picture with white spots, and a detector that finds spots.</summary>
public sealed class TiledSearchTests
{
    private const int Side = 64;

    [Theory]
    [InlineData(640, 64, true)]
    [InlineData(640, 480, true)]
    [InlineData(100, 100, false)]
    public void IsAskedFor_NothingFound_WhereThePictureWasReduced(int width, int height, bool isAsked)
    {
        using DecodedImage image = Searched(width, height);
        Assert.Equal(isAsked, new TiledSearch(Side, 12).IsAskedFor(image, [], leastSide: 1));
    }

    [Theory]
    [InlineData(230, 1, true)]
    [InlineData(250, 1, false)]
    [InlineData(230, 100, false)]
    public void IsAskedFor_FoundFace_WhereItIsSmallAndSmallerOnesCount(int faceSide, int leastSide, bool isAsked)
    {
        // Reduced to a tenth, a face of 240 px has 24, and one below 100 is not found.
        using DecodedImage image = Searched(6400, 6400);
        DetectedFace face = new(new FaceBox(0, 0, faceSide, faceSide), 1, []);
        Assert.Equal(isAsked, new TiledSearch(640, 12).IsAskedFor(image, [face], leastSide));
    }

    [Fact]
    public async Task SearchAsync_SpotsInTiles_AreFoundOnceInPixelsOfTheFile()
    {
        // The file is twice as large as the decoded picture of 300 x 64.
        using DecodedImage finer = Draw(600, 128, 0.5f, (30, 40), (310, 60), (580, 100));
        var search = new TiledSearch(Side, 12);
        TileGrid grid = search.GridFor(finer) ?? default;
        List<int> widths = [];

        IReadOnlyList<DetectedFace> found = await search.SearchAsync(
            finer,
            grid,
            [],
            tile =>
            {
                widths.Add(tile.Info.Width);
                return new([.. Spots(tile)]);
            },
            new RequestScope(TestContext.Current.CancellationToken));

        Assert.Equal(grid.Columns * grid.Rows, widths.Count);
        Assert.Equal(
            [(30f, 40f), (310f, 60f), (580f, 100f)],
            found.Select(face => (MathF.Round(face.Box.X + (face.Box.Width / 2)), MathF.Round(face.Box.Y + (face.Box.Height / 2)))).Order());
        Assert.All(found, face => Assert.Equal(20, face.Box.Width));
        Assert.All(found, face => Assert.Equal(face.Box.X + 10, face.Landmarks[0].X, 1e-3f));
        Assert.All(found, face => Assert.Equal(face.Box.X + 10, face.Mesh!.Vertices[0].X, 1e-3f));
        Assert.All(found, face => Assert.Equal((8f, 6d), (face.Mesh!.Vertices[0].Depth, face.Look!.Scale)));
    }

    [Fact]
    public void CoarseSide_TilesThatReachFarEnough_NeedNoWord()
    {
        using DecodedImage panorama = Searched(12000, 1000), crowd = Searched(8064, 6048);
        var search = new TiledSearch(640, 12);
        Assert.Null(search.CoarseSide(panorama, search.GridFor(panorama)));
        Assert.Equal(36.5, search.CoarseSide(crowd, search.GridFor(crowd)) ?? 0, 1.0);
        Assert.Equal(187.5, search.CoarseSide(panorama, grid: null) ?? 0, 1e-6);
        Assert.Null(new TiledSearch(640, 0).GridFor(panorama));
    }

    private static DecodedImage Searched(int width, int height) => new(new SKBitmap(1, 1), new ImageInfo(width, height, "drawn", 1));

    private static DecodedImage Draw(int width, int height, float scale, params (float X, float Y)[] spots)
    {
        var bitmap = new SKBitmap(new SKImageInfo((int)(width * scale), (int)(height * scale), SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColors.Black);
        foreach ((float x, float y) in spots)
        {
            bitmap.SetPixel((int)(x * scale), (int)(y * scale), SKColors.White);
        }

        return new DecodedImage(bitmap, new ImageInfo(width, height, "drawn", 1));
    }

    private static IEnumerable<DetectedFace> Spots(DecodedImage tile)
    {
        for (int y = 0; y < tile.Bitmap.Height; y++)
        {
            for (int x = 0; x < tile.Bitmap.Width; x++)
            {
                if (tile.Bitmap.GetPixel(x, y) == SKColors.White)
                {
                    var look = new FaceLook(0.9f, new FaceMesh([new FaceMeshVertex(x, y, 4)]), Scale: 3);
                    yield return new DetectedFace(new FaceBox(x - 5, y - 5, 10, 10), 0.9f, [new FaceLandmark(FaceLandmarkType.RightEye, x, y)]) { Look = look };
                }
            }
        }
    }
}
