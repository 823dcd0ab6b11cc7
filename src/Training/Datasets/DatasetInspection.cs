namespace TDGan.Training.Datasets;

/// <summary>What a look at every picture of a data set found.</summary>
/// <param name="Listing">The readable pictures; problems include the damaged ones.</param>
/// <param name="ExactRepeats">Pictures whose pixels an earlier picture has, in whatever part.</param>
/// <param name="Duplicates">Pairs across splits or, where there are none, across subjects.</param>
internal sealed record DatasetInspection(DatasetListing Listing, int ExactRepeats, IReadOnlyList<DuplicatePair> Duplicates)
{
    /// <summary>Decodes every picture once; their pixels are not kept.</summary>
    public static DatasetInspection Run(DatasetListing listing)
    {
        List<PictureFingerprint> fingerprints = new(listing.Items.Count);
        DatasetListing read = DatasetReader.Read(listing, (_, image) => fingerprints.Add(PictureFingerprint.Of(image)));
        return new DatasetInspection(
            read, DuplicateSearch.CountExactRepeats(fingerprints), DuplicateSearch.AcrossParts(read.Items, fingerprints));
    }
}
