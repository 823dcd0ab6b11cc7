using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>
/// Looks in overlapping tiles of a large picture for faces that are too small once it is reduced to the working size. A picture asks for that where
/// nothing was found in it, where what was found is small, or where it is long and narrow.
/// </summary>
/// <param name="workingSide">Longer side to which pictures are reduced; the side of a tile.</param>
/// <param name="mostTiles">Tiles that a picture may cost; 0 for none.</param>
internal sealed class TiledSearch(int workingSide, int mostTiles)
{
    /// <summary>Pixels of the searched picture below which a face is not found.</summary>
    public const double LeastFound = 10;

    // Pictures of less than twice the working size lose little.
    private const double LeastReduction = 2;

    // In pixels of the reduced picture: where faces are that small, there are smaller ones.
    private const double SmallFace = 24;
    private const double NarrowSide = 160;

    // Faces of that many pixels of the file are to be found in every picture.
    private const double AlwaysFound = 36;

    private const float SameFaceOverlap = 0.35f;
    private const float SameFaceShare = 0.7f;

    /// <summary>Whether a picture that was searched at the working size asks for a finer search.</summary>
    /// <param name="image">As it was searched.</param>
    /// <param name="found">What was found.</param>
    /// <param name="leastSide">Shortest side of a face that counts, in pixels of the file.</param>
    public bool IsAskedFor(DecodedImage image, IReadOnlyList<DetectedFace> found, int leastSide)
    {
        double reduction = ReductionOf(image);
        double shorter = Math.Min(image.Info.Width, image.Info.Height) / reduction;
        return reduction > LeastReduction
            && leastSide < LeastFound * reduction
            && (found.Count == 0 || shorter < NarrowSide || found.Any(face => Math.Min(face.Box.Width, face.Box.Height) / reduction < SmallFace));
    }

    /// <summary>The tiles of a picture; null where there may be none, or where they would show no more than the search did.</summary>
    public TileGrid? GridFor(DecodedImage image) =>
        mostTiles > 0 && TileGrid.For(image.Info.Width, image.Info.Height, workingSide, mostTiles) is var grid && grid.Scale * ReductionOf(image) > 1
            ? grid
            : null;

    /// <summary>The side in pixels of the file from which on faces were looked for, where that is worth a word; null where it is small.</summary>
    /// <param name="image">As it was searched at first.</param>
    /// <param name="grid">The tiles that were searched, or null.</param>
    public double? CoarseSide(DecodedImage image, TileGrid? grid) =>
        LeastFound / (grid?.Scale ?? (1 / ReductionOf(image))) is var side && side > AlwaysFound ? side : null;

    /// <summary>Searches every tile and joins what is found with what was found before.</summary>
    /// <param name="finer">The picture, decoded no smaller than the grid wants.</param>
    /// <param name="grid">The tiles.</param>
    /// <param name="before">What was found in the whole picture, in pixels of the file.</param>
    /// <param name="find">Finds faces in a picture, in pixels of its file.</param>
    /// <param name="scope">Its token is looked at between tiles.</param>
    public async ValueTask<IReadOnlyList<DetectedFace>> SearchAsync(
        DecodedImage finer,
        TileGrid grid,
        IReadOnlyList<DetectedFace> before,
        Func<DecodedImage, ValueTask<IReadOnlyList<DetectedFace>>> find,
        RequestScope scope)
    {
        // The picture may be decoded larger than was asked for; a tile covers as much of it and is reduced when it is searched.
        int side = (int)Math.Ceiling(workingSide * finer.ScaleX / Math.Min(grid.Scale, finer.ScaleX));
        List<DetectedFace> all = [.. before];
        foreach (int top in TileGrid.Starts(finer.Bitmap.Height, grid.Rows, side))
        {
            foreach (int left in TileGrid.Starts(finer.Bitmap.Width, grid.Columns, side))
            {
                scope.CancellationToken.ThrowIfCancellationRequested();
                all.AddRange(await SearchTileAsync(finer, SKRectI.Create(left, top, side, side), find));
            }
        }

        return Join(all);
    }

    private static async ValueTask<IEnumerable<DetectedFace>> SearchTileAsync(
        DecodedImage finer, SKRectI place, Func<DecodedImage, ValueTask<IReadOnlyList<DetectedFace>>> find)
    {
        place.Intersect(finer.Bitmap.Info.Rect);
        var part = new SKBitmap();
        finer.Bitmap.ExtractSubset(part, place);
        using var tile = new DecodedImage(part, new ImageInfo(place.Width, place.Height, finer.Info.Format, finer.Info.ExifOrientation));
        IReadOnlyList<DetectedFace> found = await find(tile);
        return found.Select(face => face.From(place.Left, place.Top, finer.ScaleX, finer.ScaleY));
    }

    /// <summary>Of two that overlap, or of which one holds most of the other, the surer one stays.</summary>
    private static IReadOnlyList<DetectedFace> Join(List<DetectedFace> all)
    {
        List<DetectedFace> kept = [];
        foreach (DetectedFace face in all.OrderByDescending(face => face.Confidence))
        {
            if (kept.TrueForAll(other => !IsSame(other.Box, face.Box)))
            {
                kept.Add(face);
            }
        }

        return [.. kept.OrderByDescending(face => face.Box.Width * face.Box.Height)];
    }

    private static bool IsSame(FaceBox one, FaceBox other)
    {
        float across = Math.Min(one.Right, other.Right) - Math.Max(one.X, other.X), down = Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Y, other.Y);
        float shared = Math.Max(0, across) * Math.Max(0, down);
        return one.OverlapWith(other) > SameFaceOverlap || shared > SameFaceShare * Math.Min(one.Width * one.Height, other.Width * other.Height);
    }

    private double ReductionOf(DecodedImage image) => (double)Math.Max(image.Info.Width, image.Info.Height) / workingSide;
}
