using TDGan.Training.Datasets;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Reporting;

/// <summary>A data set at a glance: a row for each class, pictures taken at even steps through it; white where a class has fewer.</summary>
internal static class ContactSheet
{
    private const int Columns = 12;
    private const int MaxRows = 64;
    private const int Side = 64;

    /// <summary>Writes a PNG.</summary>
    /// <param name="path">The file.</param>
    /// <param name="listing">At least one readable picture; of more than 64 classes the first are shown.</param>
    public static void Write(string path, DatasetListing listing)
    {
        ILookup<string, DatasetItem> classes = listing.Items.ToLookup(item => item.Class);
        IEnumerable<string> names = listing.Classes.Where(classes.Contains).Union(classes.Select(group => group.Key));
        DatasetItem[][] rows = [.. names.Take(MaxRows).Select(name => Spread([.. classes[name]]))];
        using var scope = NewDisposeScope();
        Tensor[] columns =
        [
            .. Enumerable.Range(0, Columns).Select(column =>
                cat([.. rows.Select(row => column < row.Length ? Read(row[column]) : ones(1, 1, Side, Side))], 0)),
        ];
        PictureSheet.WriteReal(path, columns);
    }

    private static DatasetItem[] Spread(DatasetItem[] items)
    {
        int count = Math.Min(Columns, items.Length);
        return [.. Enumerable.Range(0, count).Select(i => items[(int)((long)i * items.Length / count)])];
    }

    private static Tensor Read(DatasetItem item)
    {
        var picture = new PictureBuffer(capacity: 1, Side);
        picture.Add(item.Load());
        return PixelScale.ToUnit(picture.ToTensor());
    }
}
