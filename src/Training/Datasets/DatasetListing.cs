namespace TDGan.Training.Datasets;

/// <summary>What is in a data set.</summary>
/// <param name="Items">Usable pictures, in a stable order.</param>
/// <param name="Classes">Names that must have a picture each: the seven expressions, or the folders of a tree.</param>
/// <param name="Problems">Missing and damaged files.</param>
/// <param name="LeftOut">Pictures that the protocol does not use, counted by reason; they are no problem.</param>
internal sealed record DatasetListing(
    IReadOnlyList<DatasetItem> Items,
    IReadOnlyList<string> Classes,
    IReadOnlyList<DatasetProblem> Problems,
    IReadOnlyDictionary<string, int> LeftOut)
{
    private const int NamedProblems = 10;

    /// <summary>The pictures of one split.</summary>
    public DatasetListing OfSplit(string split) => this with { Items = [.. Items.Where(item => item.Split == split)] };

    /// <summary>The pictures that can be trained on or measured for their expression: labelled, and no repeats.</summary>
    /// <param name="requireMajority">True leaves out pictures whose votes have no majority.</param>
    public DatasetListing Labelled(bool requireMajority) => this with
    {
        Items = [.. Items.Where(item => !item.IsRepeat && (item.Expression is not null || (!requireMajority && item.Votes is not null)))],
    };

    /// <summary>The first pictures; 0 leaves all.</summary>
    public DatasetListing First(int count) => count > 0 ? this with { Items = [.. Items.Take(count)] } : this;

    /// <summary>This listing, where it can be used.</summary>
    /// <param name="strict">True makes every missing or damaged file an error.</param>
    /// <exception cref="InvalidDataException">A class has no picture (the message names it), or <paramref name="strict"/> and there are problems.</exception>
    public DatasetListing Checked(bool strict)
    {
        HashSet<string> found = [.. Items.Select(item => item.Class)];
        string[] empty = [.. Classes.Where(name => !found.Contains(name))];
        if (empty.Length > 0)
        {
            throw new InvalidDataException(
                $"No usable picture of class {string.Join(", ", empty.Select(name => $"'{name}'"))} ({Items.Count} pictures, {Problems.Count} unusable files).");
        }

        if (Items.Count == 0)
        {
            throw new InvalidDataException("The data set has no picture.");
        }

        if (strict && Problems.Count > 0)
        {
            IEnumerable<string> named = Problems.Take(NamedProblems).Select(problem => $"{problem.Source}: {problem.Reason}");
            string rest = Problems.Count > NamedProblems ? "; ..." : string.Empty;
            throw new InvalidDataException($"{Problems.Count} unusable files (strict): {string.Join("; ", named)}{rest}");
        }

        return this;
    }
}
