using TDGan.Inference.Expressions;
using TDGan.Training.Data;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Datasets;

/// <summary>Turns a listing into the samples that training and evaluation take. Repeats are left out.</summary>
internal static class DatasetSamples
{
    private const int PicturesThatTeachIdentity = 2;

    /// <summary>Reads the pictures that have an expression.</summary>
    /// <param name="listing">What to read; it may be a fold or a split of a set.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <param name="strict">True makes every missing or damaged file an error.</param>
    /// <param name="requireMajority">True leaves out pictures whose votes have no majority, as evaluation does.</param>
    /// <exception cref="InvalidDataException">There is no picture, or <paramref name="strict"/> and a file cannot be used.</exception>
    public static ExpressionSamples LoadExpressions(DatasetListing listing, int side, bool strict, bool requireMajority = false)
    {
        DatasetItem[] labelled = [.. listing.Labelled(requireMajority).Items];
        var pictures = new PictureBuffer(labelled.Length, side);
        DatasetListing read = DatasetReader.Read(listing with { Items = labelled, Classes = [] }, (_, image) => pictures.Add(image)).Checked(strict);
        return new ExpressionSamples(
            pictures.ToTensor(),
            tensor(read.Items.SelectMany(item => item.Target()!).ToArray(), [read.Items.Count, ExpressionLabels.Count]),
            [.. read.Items.Select(item => item.Expression is { } expression ? (int)expression : -1)]);
    }

    /// <summary>Reads all pictures as faces. Subjects are numbered in their order; one picture teaches no identity, so its subject has no number.</summary>
    /// <param name="listing">What to read.</param>
    /// <param name="side">S of the pictures that come out.</param>
    /// <param name="strict">True makes every missing or damaged file an error.</param>
    /// <exception cref="InvalidDataException">There is no picture, or <paramref name="strict"/> and a file cannot be used.</exception>
    public static FaceSamples LoadFaces(DatasetListing listing, int side, bool strict)
    {
        DatasetItem[] items = [.. listing.Items.Where(item => !item.IsRepeat)];
        var pictures = new PictureBuffer(items.Length, side);
        DatasetListing read = DatasetReader.Read(listing with { Items = items, Classes = [] }, (_, image) => pictures.Add(image)).Checked(strict);
        string[] subjects =
        [
            .. read.Items.Where(item => item.Subject is not null)
                .GroupBy(item => item.Subject!)
                .Where(group => group.Count() >= PicturesThatTeachIdentity)
                .Select(group => group.Key),
        ];
        Dictionary<string, long> numbers = subjects.Index().ToDictionary(subject => subject.Item, subject => (long)subject.Index, StringComparer.Ordinal);
        long[] labels = [.. read.Items.Select(item => item.Subject is { } subject && numbers.TryGetValue(subject, out long number) ? number : -1)];
        return new FaceSamples(pictures.ToTensor(), labels, numbers.Count)
        {
            People = [.. read.Items.Select(item => item is { Subject: { } subject, Expression: { } expression }
                ? (subject, ExpressionLabels.Of(expression))
                : ((string, string)?)null)],
        };
    }
}
