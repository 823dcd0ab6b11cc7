using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class GivenSplitTests
{
    [Fact]
    public void Divide_AllSplitsGiven_TakesThemAsTheyAre()
    {
        DatasetListing listing = Listing([.. Items("train", 8), .. Items("valid", 4), .. Items("test", 6)]);
        DatasetParts parts = GivenSplit.Divide(listing, validationShare: 0.5, seed: 1);
        Assert.Equal((8, 4, 6), (parts.Train.Items.Count, parts.Validation.Items.Count, parts.Test.Items.Count));
    }

    [Fact]
    public void Divide_NoValidationSplit_TakesTheShareOfEachClass()
    {
        DatasetListing listing = Listing([.. Items("train", 40), .. Items("test", 6)]);
        DatasetParts parts = GivenSplit.Divide(listing, validationShare: 0.1, seed: 1);
        Assert.Equal((36, 4, 6), (parts.Train.Items.Count, parts.Validation.Items.Count, parts.Test.Items.Count));
        Assert.Equal(2, parts.Validation.Items.Count(item => item.Expression == Expression.Happiness));
        Assert.Empty(parts.Train.Items.Intersect(parts.Validation.Items));
        Assert.Equal(Sources(parts.Validation), Sources(GivenSplit.Divide(listing, 0.1, seed: 1).Validation));
        Assert.NotEqual(Sources(parts.Validation), Sources(GivenSplit.Divide(listing, 0.1, seed: 2).Validation));
    }

    [Fact]
    public void Divide_KnownSubjects_TakesWholePeople()
    {
        DatasetListing listing = Listing([.. Items("train", 40, subjects: 8), .. Items("test", 4, subjects: 2)]);
        DatasetParts parts = GivenSplit.Divide(listing, validationShare: 0.2, seed: 1);
        Assert.Equal(10, parts.Validation.Items.Count);
        Assert.Empty(parts.Train.Items.Select(item => item.Subject).Intersect(parts.Validation.Items.Select(item => item.Subject)));
    }

    [Fact]
    public void Divide_NoSplitAtAll_TakesTheShareOfEachClassOfTheWhole()
    {
        DatasetParts parts = GivenSplit.Divide(Listing(Items(null, 20)), validationShare: 0.2, seed: 1);
        Assert.Equal((16, 4, 0), (parts.Train.Items.Count, parts.Validation.Items.Count, parts.Test.Items.Count));
        Assert.Equal(2, parts.Validation.Items.Count(item => item.Expression == Expression.Happiness));
        Assert.Equal(Sources(parts.Validation), Sources(GivenSplit.Divide(Listing(Items(null, 20)), 0.2, seed: 1).Validation));
    }

    [Fact]
    public void Divide_OnePictureOfAClass_StaysInTraining() =>
        Assert.Equal((2, 0), GivenSplit.Divide(Listing(Items(null, 2)), 0.5, 1) is var parts ? (parts.Train.Items.Count, parts.Validation.Items.Count) : default);

    [Fact]
    public void Divide_SplitsButNoneToTrainOn_IsRefused() => Assert.Contains(
        "none to train on", Assert.Throws<InvalidDataException>(() => GivenSplit.Divide(Listing(Items("test", 4)), 0.1, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Divide_EmptyClass_IsNamed()
    {
        DatasetListing listing = Listing([.. Items("train", 8)]) with { Classes = ["happiness", "neutral", "fear"] };
        Assert.Contains("'fear'", Assert.Throws<InvalidDataException>(() => GivenSplit.Divide(listing, 0.1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Final_SetWithoutTest_IsRefused()
    {
        DatasetListing listing = Listing([.. Items("train", 2), .. Items("valid", 2)]);
        Assert.Throws<InvalidDataException>(() => EvaluationPart.Final(listing));
        Assert.Equal(2, EvaluationPart.Repeatable(listing).Items.Count);
        Assert.Equal(3, EvaluationPart.Repeatable(Listing(Items(null, 3))).Items.Count);
        Assert.Contains(
            "--final", Assert.Throws<InvalidDataException>(() => EvaluationPart.Repeatable(Listing(Items("test", 3)))).Message, StringComparison.Ordinal);
    }

    private static string[] Sources(DatasetListing listing) => [.. listing.Items.Select(item => item.Source)];

    private static DatasetListing Listing(DatasetItem[] items) => new(items, [], [], new Dictionary<string, int>());

    private static DatasetItem[] Items(string? split, int count, int subjects = 0) =>
    [
        .. Enumerable.Range(0, count).Select(i => new DatasetItem(
            $"{split}/{i}", i % 2 == 0 ? Expression.Happiness : Expression.Neutral, subjects == 0 ? null : $"{split}-{i % subjects}", split,
            () => throw new InvalidOperationException("no test decodes it"))),
    ];
}
