using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>Sets that come with a table: RAF-DB, FER2013, FER+ as published and as the project has it.</summary>
public sealed class ListLoaderTests
{
    private const string VotesHeader = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF";

    [Fact]
    public void RafDb_List_GivesLabelsInTheContractsOrderAndTheSplit()
    {
        using TinyDataset data = BuildRafDb();
        DatasetListing listing = data.List("rafdb").Checked(strict: true);
        Assert.Equal(Enum.GetValues<Expression>(), listing.Items.Take(7).Select(item => item.Expression!.Value));
        Assert.Equal(7, listing.Items.Count(item => item.Split == "train"));
        Assert.Equal("Image/aligned/test_0001_aligned.jpg", listing.Items.Single(item => item.Split == "test").Source);
    }

    [Fact]
    public void RafDb_MissingPictureAndDamagedLines_AreNamed()
    {
        using TinyDataset data = BuildRafDb("train_99999.jpg 1", "train_00001.jpg 8", "nonsense", "train_00001.jpg 1");
        data.Picture("Image/aligned/train_55555_aligned.jpg");
        DatasetListing listing = data.List("rafdb").Checked(strict: false);
        Assert.Equal(8, listing.Items.Count);
        Assert.Equal(
            ["Image/aligned/train_99999_aligned.jpg", .. Enumerable.Range(11, 3).Select(line => $"EmoLabel/list_patition_label.txt:{line}")],
            listing.Problems.Select(problem => problem.Source));
        Assert.Equal(1, listing.LeftOut["picture without a label"]);
    }

    [Fact]
    public void Fer2013_Codes_AreTranslatedAndDamagedLinesNamed()
    {
        using var data = new TinyDataset();
        data.Text("fer2013.csv", [.. FerLines(), "3,1 2 3,Training", "9," + Pixels(9) + ",Training", "0," + Pixels(300) + ",Training", "torn"]);
        DatasetListing listing = data.List("fer2013").Checked(strict: false);
        Assert.Equal(
            [Expression.Anger, Expression.Disgust, Expression.Fear, Expression.Happiness, Expression.Sadness, Expression.Surprise, Expression.Neutral],
            listing.Items.Select(item => item.Expression!.Value));
        Assert.Equal("test", listing.Items[6].Split);
        Assert.Equal(3 / 255f, listing.Items[3].Load().Values[0], 1e-6f);
        Assert.Equal(Enumerable.Range(9, 4).Select(line => $"fer2013.csv:{line}"), listing.Problems.Select(problem => problem.Source));
    }

    [Fact]
    public void FerPlus_PublishedTable_TakesTheMajority()
    {
        using TinyDataset data = BuildPublishedFerPlus();
        DatasetListing listing = data.List("ferplus");
        Assert.Equal(
            [Expression.Neutral, Expression.Happiness, null, null, Expression.Anger], listing.Items.Select(item => item.Expression));
        Assert.Equal(1, listing.LeftOut["not a face"]);
        Assert.Equal("fer2013new.csv:8", Assert.Single(listing.Problems).Source);
    }

    [Fact]
    public void FerPlus_TablesOfDifferentLength_AreAnError()
    {
        using TinyDataset data = BuildPublishedFerPlus();
        data.Text("fer2013.csv", [.. FerLines(), .. FerLines().Skip(1)]);
        Assert.Contains("line 9 is missing", Assert.Throws<InvalidDataException>(() => data.List("ferplus")).Message, StringComparison.Ordinal);
        data.Text("fer2013.csv", [.. FerLines().Take(3)]);
        Assert.Contains("more lines", Assert.Throws<InvalidDataException>(() => data.List("ferplus")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FerPlus_Idx_ListsRepeatsToo()
    {
        using TinyDataTree tree = TinyDataTree.Create();
        DatasetListing listing = DatasetLoaders.Find("ferplus").List(tree.FerPlus).Checked(strict: true);
        Assert.Equal(TinyDataTree.TrainPictures + TinyDataTree.ValidPictures, listing.Items.Count);
        Assert.Equal(198 / 255f, listing.Items[TinyDataTree.TrainPictures + 2].Load().Values[0], 1e-6f);
    }

    [Fact]
    public void FerPlus_IdxFileMissing_IsAProblem()
    {
        using TinyDataTree tree = TinyDataTree.Create();
        File.Delete(Path.Combine(tree.FerPlus, "valid-images.idx3-ubyte"));
        DatasetListing listing = DatasetLoaders.Find("ferplus").List(tree.FerPlus).Checked(strict: false);
        Assert.Equal("valid-images.idx3-ubyte", Assert.Single(listing.Problems).Source);
    }

    private static TinyDataset BuildRafDb(params string[] moreLines)
    {
        var data = new TinyDataset();
        for (int i = 1; i <= 7; i++)
        {
            data.Picture($"Image/aligned/train_{i:D5}_aligned.jpg", i);
        }

        data.Picture("Image/aligned/test_0001_aligned.jpg", 8);
        data.Text("EmoLabel/list_patition_label.txt", [.. Enumerable.Range(1, 7).Select(i => $"train_{i:D5}.jpg {i}"), "test_0001.jpg 4", "", .. moreLines]);
        return data;
    }

    /// <summary>The seven lines of <see cref="FerLines"/> with votes: clear, clear, tie, mostly unknown, no face, single votes, damaged.</summary>
    private static TinyDataset BuildPublishedFerPlus()
    {
        var data = new TinyDataset();
        data.Text("fer2013.csv", [.. FerLines()]);
        data.Text(
            "fer2013new.csv",
            VotesHeader,
            "Training,fer0000000.png,8,0,0,2,0,0,0,0,0,0",
            "Training,fer0000001.png,1,6,3,0,0,0,0,0,0,0",
            "Training,fer0000002.png,5,5,0,0,0,0,0,0,0,0",
            "Training,fer0000003.png,0,0,0,0,3,0,0,0,7,0",
            "Training,,0,0,0,0,0,0,0,0,0,10",
            "PublicTest,fer0000005.png,1,1,1,1,4,1,1,0,0,0",
            "PrivateTest,fer0000006.png,8,0,0,2,0");
        return data;
    }

    private static IEnumerable<string> FerLines() =>
    [
        "emotion,pixels,Usage",
        .. Enumerable.Range(0, 7).Select(code => $"{code},{Pixels(code)},{(code < 5 ? "Training" : code == 5 ? "PublicTest" : "PrivateTest")}"),
    ];

    private static string Pixels(int gray) => string.Join(' ', Enumerable.Repeat(gray, 48 * 48));
}
