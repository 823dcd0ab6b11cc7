namespace TDGan.Inference.Faces;

/// <summary>Overlapping squares that cover a picture, at the finest size of the picture for which they are few enough.</summary>
/// <param name="Columns">Tiles in a row.</param>
/// <param name="Rows">Rows of tiles.</param>
/// <param name="Scale">Pixels of the covered picture for each pixel of the file, above 0 to 1.</param>
internal readonly record struct TileGrid(int Columns, int Rows, double Scale)
{
    // Share of a tile's side that it has in common with the next one: a face of less than that is whole in one of them.
    private const double Overlap = 0.2;

    /// <summary>Lays the grid.</summary>
    /// <param name="width">Columns of the file.</param>
    /// <param name="height">Rows of the file.</param>
    /// <param name="side">Pixels of a tile.</param>
    /// <param name="mostTiles">Most tiles, 1 or more.</param>
    public static TileGrid For(int width, int height, int side, int mostTiles)
    {
        var best = new TileGrid(1, 1, 0);
        for (int columns = 1; columns <= mostTiles; columns++)
        {
            int rows = mostTiles / columns;
            double scale = Math.Min(1, Math.Min(Extent(columns, side) / width, Extent(rows, side) / height));
            if (scale > best.Scale)
            {
                best = new TileGrid(Count(width * scale, side), Count(height * scale, side), scale);
            }
        }

        return best;
    }

    /// <summary>Where the tiles of one direction begin, evenly spread, in pixels of the covered picture.</summary>
    /// <param name="length">Pixels of the covered picture in that direction.</param>
    /// <param name="count">Tiles in that direction.</param>
    /// <param name="side">Pixels of a tile.</param>
    public static IEnumerable<int> Starts(int length, int count, int side) =>
        Enumerable.Range(0, count).Select(i => count == 1 ? 0 : (int)((long)i * Math.Max(0, length - side) / (count - 1)));

    private static double Extent(int count, int side) => side * (1 + ((count - 1) * (1 - Overlap)));

    private static int Count(double length, int side) =>
        length <= side ? 1 : 1 + (int)Math.Ceiling((length - side - 0.5) / (side * (1 - Overlap)));
}
