namespace TDGan.Training.Datasets;

/// <summary>Which pictures of a data set an evaluation reads.</summary>
internal static class EvaluationPart
{
    /// <summary>The pictures that may be looked at again and again: the validation split, or all of a set without splits.</summary>
    /// <exception cref="InvalidDataException">The set has splits, but no validation split.</exception>
    public static DatasetListing Repeatable(DatasetListing listing)
    {
        if (listing.Items.All(item => item.Split is null))
        {
            return listing;
        }

        DatasetListing validation = listing.OfSplit(DatasetSplits.Valid);
        return validation.Items.Count > 0
            ? validation
            : throw new InvalidDataException("The data set gives no validation split; its test split is opened by --final alone.");
    }

    /// <summary>The pictures that are opened once, at the end: the test split.</summary>
    /// <exception cref="InvalidDataException">The set gives none.</exception>
    public static DatasetListing Final(DatasetListing listing)
    {
        DatasetListing test = listing.OfSplit(DatasetSplits.Test);
        return test.Items.Count > 0 ? test : throw new InvalidDataException("The data set gives no test split to open.");
    }
}
