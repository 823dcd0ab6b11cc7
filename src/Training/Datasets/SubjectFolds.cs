namespace TDGan.Training.Datasets;

/// <summary>
/// Subject-independent folds: nobody is in two of them, so a fold tests on people that the others do not show. The largest subject goes
/// first, each to the smallest fold; the sizes then differ by no more than one subject has pictures.
/// </summary>
/// <param name="Seed">Seed that orders subjects of equal size.</param>
/// <param name="Folds">Two folds or more.</param>
internal sealed record SubjectFolds(int Seed, IReadOnlyList<SubjectFold> Folds)
{
    /// <summary>Divides the people of a data set; the same items, count and seed give the same folds.</summary>
    /// <param name="items">Pictures, each with a subject.</param>
    /// <param name="folds">Number of folds, from 2 to the number of subjects.</param>
    /// <param name="seed">Seed of the order of subjects of equal size.</param>
    /// <exception cref="InvalidDataException">A picture has no subject, or there are fewer subjects than folds.</exception>
    public static SubjectFolds Create(IReadOnlyList<DatasetItem> items, int folds, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (items.FirstOrDefault(item => item.Subject is null) is { } unknown)
        {
            throw new InvalidDataException($"{unknown.Source} has no subject: folds need to know who every picture shows.");
        }

        // Sorted before the shuffle, so that the order of the listing does not count.
        (string Name, int Size)[] subjects = [.. items.CountBy(item => item.Subject!).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        if (subjects.Length < folds)
        {
            throw new InvalidDataException($"{folds} folds need as many subjects, the data set has {subjects.Length}.");
        }

        new Random(seed).Shuffle(subjects);
        var members = new List<string>[folds];
        int[] sizes = new int[folds];
        foreach ((string name, int size) in subjects.OrderByDescending(subject => subject.Size))
        {
            int smallest = Array.IndexOf(sizes, sizes.Min());
            (members[smallest] ??= []).Add(name);
            sizes[smallest] += size;
        }

        return new SubjectFolds(seed, [.. members.Select((names, i) => new SubjectFold(sizes[i], [.. names.Order(StringComparer.Ordinal)]))]);
    }

    /// <summary>The pictures to train on and to test on when fold <paramref name="index"/> is held out.</summary>
    /// <param name="listing">The data set; its problems and classes go with both parts.</param>
    /// <param name="index">From 0.</param>
    /// <exception cref="InvalidDataException">A subject of the data set is in no fold.</exception>
    public (DatasetListing Train, DatasetListing Test) HoldOut(DatasetListing listing, int index)
    {
        HashSet<string> known = [.. Folds.SelectMany(fold => fold.Subjects)];
        if (listing.Items.FirstOrDefault(item => item.Subject is null || !known.Contains(item.Subject)) is { } stranger)
        {
            throw new InvalidDataException($"{stranger.Source}: subject '{stranger.Subject}' is in no fold; were the folds made for this data set?");
        }

        HashSet<string> heldOut = [.. Folds[index].Subjects];
        ILookup<bool, DatasetItem> parts = listing.Items.ToLookup(item => heldOut.Contains(item.Subject!));
        return (listing with { Items = [.. parts[false]] }, listing with { Items = [.. parts[true]] });
    }
}
