using TDGan.Inference.Images;

namespace TDGan.Training.Datasets;

/// <summary>Decodes the pictures of a listing, one at a time.</summary>
internal static class DatasetReader
{
    /// <summary>Hands out every picture that can be decoded.</summary>
    /// <param name="listing">What to read.</param>
    /// <param name="use">Called in the order of the listing.</param>
    /// <returns>The listing with the pictures that were handed out; the damaged ones have moved to its problems.</returns>
    public static DatasetListing Read(DatasetListing listing, Action<DatasetItem, LuminanceImage> use)
    {
        List<DatasetItem> readable = new(listing.Items.Count);
        List<DatasetProblem> problems = [.. listing.Problems];
        foreach (DatasetItem item in listing.Items)
        {
            LuminanceImage image;
            try
            {
                image = item.Load();
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                problems.Add(new DatasetProblem(item.Source, exception.Message));
                continue;
            }

            use(item, image);
            readable.Add(item);
        }

        return listing with { Items = readable, Problems = problems };
    }
}
