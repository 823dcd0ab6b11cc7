namespace TDGan.Training.Datasets;

/// <summary>The protocol <c>split</c>: train, validation and test as the set gives them; a set that gives none is all training part.</summary>
internal static class GivenSplit
{
    /// <summary>
    /// Divides a set. Where it gives no validation split, a share of the training part is taken for it: whole subjects where all are known,
    /// else the same share of each class.
    /// </summary>
    /// <param name="listing">A set with given splits, or with none at all.</param>
    /// <param name="validationShare">Share of the training pictures, 0-1.</param>
    /// <param name="seed">Seed of the choice.</param>
    /// <exception cref="InvalidDataException">The set gives splits but none to train on, or its training part lacks a class.</exception>
    public static DatasetParts Divide(DatasetListing listing, double validationShare, int seed)
    {
        if (listing.Items.All(item => item.Split is null))
        {
            listing = listing with { Items = [.. listing.Items.Select(item => item with { Split = DatasetSplits.Train })] };
        }

        DatasetListing train = listing.OfSplit(DatasetSplits.Train), validation = listing.OfSplit(DatasetSplits.Valid);
        if (train.Items.Count == 0)
        {
            throw new InvalidDataException("The data set gives splits, but none to train on.");
        }

        if (validation.Items.Count == 0)
        {
            (train, validation) = Take(train, validationShare, new Random(seed));
        }

        return new DatasetParts(train.Checked(strict: false), validation, listing.OfSplit(DatasetSplits.Test));
    }

    private static (DatasetListing Train, DatasetListing Validation) Take(DatasetListing train, double share, Random random)
    {
        IReadOnlyList<DatasetItem> items = train.Labelled(requireMajority: true).Items;
        bool bySubject = items.All(item => item.Subject is not null) && items.Select(item => item.Subject).Distinct().Count() > 2;
        IEnumerable<IGrouping<string, DatasetItem>> groups = items
            .GroupBy(item => bySubject ? item.Subject! : item.Class)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        if (bySubject)
        {
            HashSet<string> people = TakePeople([.. groups], (int)Math.Ceiling(share * items.Count), random);
            return Divide(train, item => item.Subject is { } subject && people.Contains(subject));
        }

        HashSet<DatasetItem> taken = [.. groups.SelectMany(group =>
        {
            DatasetItem[] members = [.. group];
            random.Shuffle(members);

            // One picture of a class is worth more in training than in the choice between models.
            return members.Take(Math.Min((int)Math.Ceiling(share * members.Length), members.Length - 1));
        })];
        return Divide(train, taken.Contains);
    }

    private static HashSet<string> TakePeople(IGrouping<string, DatasetItem>[] people, int wanted, Random random)
    {
        random.Shuffle(people);
        HashSet<string> taken = [];
        int count = 0;
        foreach (IGrouping<string, DatasetItem> person in people.TakeWhile(_ => count < wanted))
        {
            taken.Add(person.Key);
            count += person.Count();
        }

        return taken;
    }

    private static (DatasetListing Train, DatasetListing Validation) Divide(DatasetListing listing, Func<DatasetItem, bool> isTaken)
    {
        ILookup<bool, DatasetItem> parts = listing.Items.ToLookup(isTaken);
        return (listing with { Items = [.. parts[false]] }, listing with { Items = [.. parts[true]] });
    }
}
