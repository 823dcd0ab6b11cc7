using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>Sets whose folders are labels: CASIA-WebFace and any tree.</summary>
public sealed class FolderLoaderTests
{
    [Fact]
    public void Casia_MoreSubjects_TakesTheFirstTwenty()
    {
        using var data = new TinyDataset();
        for (int subject = 1; subject <= 22; subject++)
        {
            data.Picture($"{subject:D7}/001.jpg", subject);
        }

        DatasetListing listing = data.List("casia").Checked(strict: true);
        Assert.Equal(Enumerable.Range(1, 20).Select(subject => $"{subject:D7}"), listing.Items.Select(item => item.Subject));
        Assert.Equal(2, listing.LeftOut["subject after the first 20"]);
        Assert.All(listing.Items, item => Assert.Null(item.Expression));
    }

    [Fact]
    public void Casia_EmptySubject_IsNamed()
    {
        using var data = new TinyDataset();
        data.Picture("0000001/001.jpg");
        Directory.CreateDirectory(Path.Combine(data.Root, "0000002"));
        Assert.Contains("'0000002'", Assert.Throws<InvalidDataException>(() => data.List("casia").Checked(strict: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_OfPeople_AreSubjectsWithTheSplitAbove()
    {
        using var data = new TinyDataset();
        data.Picture("train/p000/0.png");
        data.Picture("train/p001/0.png");
        data.Picture("val/p000/1.png");
        data.Picture("stray.png");
        DatasetListing listing = data.List("folders").Checked(strict: false);
        Assert.Equal([("p000", "train"), ("p001", "train"), ("p000", "valid")], listing.Items.Select(item => (item.Subject!, item.Split!)));
        Assert.Equal(["p000", "p001"], listing.Classes);
        Assert.Equal("stray.png", Assert.Single(listing.Problems).Source);
    }

    [Fact]
    public void Folders_OfExpressions_LeaveOthersOut()
    {
        using var data = new TinyDataset();
        data.Picture("Happy/0.png");
        data.Picture("neutral/0.png");
        data.Picture("contempt/0.png");
        DatasetListing listing = data.List("folders").Checked(strict: true);
        Assert.Equal([Expression.Happiness, Expression.Neutral], listing.Items.Select(item => item.Expression!.Value));
        Assert.Equal(1, Assert.Single(listing.LeftOut).Value);
    }

    [Fact]
    public void Folders_EmptyOne_IsNamed()
    {
        using var data = new TinyDataset();
        data.Picture("happy/0.png");
        Directory.CreateDirectory(Path.Combine(data.Root, "fear"));
        Assert.Contains("'fear'", Assert.Throws<InvalidDataException>(() => data.List("folders").Checked(strict: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnknownKind_ListsTheKinds() =>
        Assert.Contains("ckplus", Assert.Throws<ArgumentException>(() => DatasetLoaders.Find("affectnet")).Message, StringComparison.Ordinal);
}
