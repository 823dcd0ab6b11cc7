using TDGan.Inference.Images;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class SubjectFoldsTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 7)]
    [InlineData(30, 3)]
    public void Create_Folds_ShareNobodyAndAreBalanced(int count, int seed)
    {
        DatasetItem[] items = Items();
        SubjectFolds folds = SubjectFolds.Create(items, count, seed);
        string[] subjects = [.. folds.Folds.SelectMany(fold => fold.Subjects)];
        Assert.Equal(count, folds.Folds.Count);
        Assert.Equal(subjects.Length, subjects.Distinct().Count());
        Assert.Equal(items.Select(item => item.Subject!).Distinct().Order(), subjects.Order());
        Assert.Equal(items.Length, folds.Folds.Sum(fold => fold.Pictures));
        int largest = items.CountBy(item => item.Subject!).Max(pair => pair.Value);
        Assert.InRange(folds.Folds.Max(fold => fold.Pictures) - folds.Folds.Min(fold => fold.Pictures), 0, largest);
    }

    [Fact]
    public void Create_SameSeedOtherOrder_GivesTheSameAndOtherSeedOther()
    {
        // The seed orders people with equally many pictures: here all have one.
        DatasetItem[] items = [.. Items().DistinctBy(item => item.Subject)];
        static string Text(SubjectFolds folds) => string.Join('|', folds.Folds.Select(fold => string.Join(',', fold.Subjects)));
        string first = Text(SubjectFolds.Create(items, 10, seed: 1));
        Assert.Equal(first, Text(SubjectFolds.Create([.. items.Reverse()], 10, seed: 1)));
        Assert.NotEqual(first, Text(SubjectFolds.Create(items, 10, seed: 2)));
    }

    [Fact]
    public void Create_NotEnoughPeopleOrUnknown_IsAnError()
    {
        Assert.Throws<InvalidDataException>(() => SubjectFolds.Create(Items(), 31, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubjectFolds.Create(Items(), 1, seed: 1));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SubjectFolds.Create([.. Items(), Item("x.png", null)], 2, seed: 1));
        Assert.Contains("x.png", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldOut_EveryFold_TestsEveryPictureOnceOnUnseenPeople()
    {
        var listing = new DatasetListing(Items(), [], [], new Dictionary<string, int>());
        SubjectFolds folds = SubjectFolds.Create(listing.Items, 10, seed: 1);
        int tested = 0;
        for (int i = 0; i < 10; i++)
        {
            (DatasetListing train, DatasetListing test) = folds.HoldOut(listing, i);
            Assert.Empty(train.Items.Select(item => item.Subject).Intersect(test.Items.Select(item => item.Subject)));
            Assert.Equal(listing.Items.Count, train.Items.Count + test.Items.Count);
            tested += test.Items.Count;
        }

        Assert.Equal(listing.Items.Count, tested);
        Assert.Throws<InvalidDataException>(() => folds.HoldOut(listing with { Items = [Item("y.png", "stranger")] }, 0));
    }

    [Fact]
    public void File_WrittenAndRead_IsTheSame()
    {
        using var data = new TinyDataset();
        string path = Path.Combine(data.Root, "folds.json");
        SubjectFolds folds = SubjectFolds.Create(Items(), 10, seed: 4);
        SubjectFoldsFile.Write(path, folds);
        SubjectFolds read = SubjectFoldsFile.Read(path);
        Assert.Equal(4, read.Seed);
        Assert.Equal(folds.Folds.Select(fold => fold.Pictures), read.Folds.Select(fold => fold.Pictures));
        Assert.Equal(folds.Folds.SelectMany(fold => fold.Subjects), read.Folds.SelectMany(fold => fold.Subjects));
    }

    [Theory]
    [InlineData("""{"seed":1,"folds":[{"pictures":2,"subjects":["a"]},{"pictures":2,"subjects":["a"]}]}""", "'a'")]
    [InlineData("""{"seed":1,"folds":[{"pictures":2,"subjects":["a"]}]}""", "two folds")]
    [InlineData("""{"seed":1}""", "folds")]
    [InlineData("torn", "literal")]
    public void File_Wrong_IsNamedWithTheReason(string json, string reason)
    {
        using var data = new TinyDataset();
        string path = Path.Combine(data.Root, "folds.json");
        File.WriteAllText(path, json);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SubjectFoldsFile.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Thirty people with 1 to 30 pictures.</summary>
    private static DatasetItem[] Items() =>
        [.. Enumerable.Range(1, 30).SelectMany(person => Enumerable.Range(0, person).Select(i => Item($"{person}/{i}.png", $"S{person:D3}")))];

    private static DatasetItem Item(string source, string? subject) => new(source, null, subject, null, () => new LuminanceImage(1, 1, [0]));
}
