using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class FoldDivisionTests
{
    private static readonly DatasetListing Set = new(
        [.. Enumerable.Range(0, 60).Select(i => new DatasetItem($"{i}", (Expression)(i % 7), $"s{i % 10}", null, () => throw new InvalidOperationException()))],
        [],
        [],
        new Dictionary<string, int>());

    [Fact]
    public void Divide_EveryFold_SharesNobodyAndTestsEveryPictureOnce()
    {
        SubjectFolds folds = SubjectFolds.Create(Set.Items, folds: 5, seed: 1);
        List<string> tested = [];
        for (int fold = 0; fold < 5; fold++)
        {
            DatasetParts parts = FoldDivision.Divide(Set, folds, fold);
            string[][] people = [.. new[] { parts.Train, parts.Validation, parts.Test }.Select(part => part.Items.Select(item => item.Subject!).Distinct().ToArray())];
            Assert.Equal(10, people.Sum(part => part.Length));
            Assert.Equal(10, people.SelectMany(part => part).Distinct().Count());
            Assert.Equal(60, parts.Train.Items.Count + parts.Validation.Items.Count + parts.Test.Items.Count);
            Assert.Equal(people[1].Concat(people[2]).Order(), parts.HeldOutSubjects.Order());
            tested.AddRange(parts.Test.Items.Select(item => item.Source));
        }

        Assert.Equal(60, tested.Distinct().Count());
    }

    [Fact]
    public void Divide_TwoFolds_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => FoldDivision.Divide(Set, SubjectFolds.Create(Set.Items, folds: 2, seed: 1), 0));
}
