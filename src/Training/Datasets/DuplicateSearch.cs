namespace TDGan.Training.Datasets;

/// <summary>
/// Finds pictures that stand in two parts of a data set, which inflates a result. Parts are the given splits or, where a set has none, the
/// subjects: folds keep subjects apart.
/// </summary>
/// <remarks>
/// Near copies are compared pair by pair: n² / 2 comparisons of 64 bits, about a second for 30,000 pictures. A near copy may also be another
/// picture of the same pose: look at it before dropping it.
/// </remarks>
internal static class DuplicateSearch
{
    /// <summary>Bits in which near copies may differ.</summary>
    public const int MaxDistance = 2;

    private const float MinContrast = 0.01f;

    /// <summary>Pictures whose pixels an earlier picture has, in whatever part.</summary>
    public static int CountExactRepeats(IReadOnlyList<PictureFingerprint> fingerprints) =>
        fingerprints.Count - fingerprints.Select(fingerprint => fingerprint.Sha256).Distinct().Count();

    /// <summary>Pairs across parts, the exact ones first.</summary>
    /// <param name="items">Pictures.</param>
    /// <param name="fingerprints">One for each picture, in the same order.</param>
    public static IReadOnlyList<DuplicatePair> AcrossParts(IReadOnlyList<DatasetItem> items, IReadOnlyList<PictureFingerprint> fingerprints)
    {
        // Of equal pictures in one part the first stands for all, so that a picture that is often repeated does not give its square in pairs.
        int[] distinct =
        [
            .. Enumerable.Range(0, items.Count)
                .Where(i => PartOf(items[i]) is not null)
                .DistinctBy(i => (PartOf(items[i]), fingerprints[i].Sha256)),
        ];
        string[] parts = [.. distinct.Select(i => PartOf(items[i])!)];
        List<DuplicatePair> pairs = [];
        for (int i = 0; i < distinct.Length; i++)
        {
            PictureFingerprint first = fingerprints[distinct[i]];
            for (int j = i + 1; j < distinct.Length; j++)
            {
                PictureFingerprint second = fingerprints[distinct[j]];
                int distance = first.DistanceTo(second);
                if (distance <= MaxDistance && parts[i] != parts[j] && Matches(first, second, out bool exact))
                {
                    pairs.Add(new DuplicatePair(items[distinct[i]], items[distinct[j]], exact, distance));
                }
            }
        }

        return [.. pairs.OrderBy(pair => pair.Exact ? 0 : 1).ThenBy(pair => pair.Distance)];
    }

    private static string? PartOf(DatasetItem item) => item.Split ?? item.Subject;

    private static bool Matches(PictureFingerprint first, PictureFingerprint second, out bool exact)
    {
        exact = first.Sha256 == second.Sha256;
        return exact || (first.Contrast >= MinContrast && second.Contrast >= MinContrast);
    }
}
