using System.Globalization;
using System.Text;
using TDGan.Training.Datasets;

namespace TDGan.Training.Reporting;

/// <summary>An inspection and folds as Markdown.</summary>
internal static class DatasetReport
{
    private const int NamedLines = 20;
    private const string NoSplit = "all";

    /// <summary>Counts, unusable files and repeats.</summary>
    public static string Format(string title, DatasetInspection inspection)
    {
        DatasetListing listing = inspection.Listing;
        var text = new StringBuilder();
        Line(text, $"### {title}: {listing.Items.Count} pictures");
        AppendClasses(text, listing);
        AppendSubjects(text, listing);
        AppendList(text, "left out by the protocol", [.. listing.LeftOut.Select(pair => $"{pair.Key}: {pair.Value}")]);
        AppendList(text, "unusable", [.. listing.Problems.Select(problem => $"{problem.Source}: {problem.Reason}")]);
        AppendDuplicates(text, inspection);
        return text.ToString();
    }

    /// <summary>Pictures and people of each fold.</summary>
    public static string Format(SubjectFolds folds)
    {
        var text = new StringBuilder();
        Line(text, $"| fold | pictures | subjects |");
        Line(text, $"|---|---|---|");
        for (int i = 0; i < folds.Folds.Count; i++)
        {
            Line(text, $"| {i} | {folds.Folds[i].Pictures} | {folds.Folds[i].Subjects.Count} |");
        }

        return text.ToString();
    }

    private static void AppendClasses(StringBuilder text, DatasetListing listing)
    {
        string[] splits = [.. listing.Items.Select(item => item.Split ?? NoSplit).Distinct()];
        string[] names = [.. listing.Classes.Union(listing.Items.Select(item => item.Class))];
        ILookup<(string, string), DatasetItem> cells = listing.Items.ToLookup(item => (item.Class, item.Split ?? NoSplit));
        Line(text, $"\n| class | {string.Join(" | ", splits)} |");
        Line(text, $"|---|{string.Concat(splits.Select(_ => "---|"))}");
        foreach (string name in names)
        {
            Line(text, $"| {name} | {string.Join(" | ", splits.Select(split => cells[(name, split)].Count()))} |");
        }
    }

    private static void AppendSubjects(StringBuilder text, DatasetListing listing)
    {
        KeyValuePair<string, int>[] subjects = [.. listing.Items.Where(item => item.Subject is not null).CountBy(item => item.Subject!)];
        if (subjects.Length == 0)
        {
            Line(text, $"\nSubjects: not given.");
            return;
        }

        // Where subjects are the classes, the table above has them already.
        bool listed = listing.Items.All(item => item.Expression is null);
        Line(text, $"\nSubjects: {subjects.Length}, with {subjects.Min(pair => pair.Value)} to {subjects.Max(pair => pair.Value)} pictures.");
        Line(text, $"{(listed ? string.Empty : string.Join(", ", subjects.Select(pair => $"{pair.Key} {pair.Value}")))}");
    }

    private static void AppendDuplicates(StringBuilder text, DatasetInspection inspection)
    {
        string parts = inspection.Listing.Items.Any(item => item.Split is not null) ? "splits" : "subjects";
        int exact = inspection.Duplicates.Count(pair => pair.Exact);
        Line(text, $"\nExact repeats in the whole set: {inspection.ExactRepeats}.");
        AppendList(text, $"exact pairs across {parts}", [.. inspection.Duplicates.Take(exact).Select(Describe)]);
        AppendList(
            text,
            $"near pairs across {parts} (at most {DuplicateSearch.MaxDistance} of 64 bits differ)",
            [.. inspection.Duplicates.Skip(exact).Select(pair => $"{Describe(pair)} ({pair.Distance})")]);
    }

    private static string Describe(DuplicatePair pair) => $"{pair.First.Source} = {pair.Second.Source}";

    private static void AppendList(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        Line(text, $"\n{lines.Count} {title}{(lines.Count == 0 ? "." : ":")}");
        foreach (string line in lines.Take(NamedLines))
        {
            Line(text, $"- {line}");
        }

        if (lines.Count > NamedLines)
        {
            Line(text, $"- and {lines.Count - NamedLines} more");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
