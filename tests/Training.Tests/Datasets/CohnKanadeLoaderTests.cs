using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class CohnKanadeLoaderTests
{
    private const string Kind = "ckplus";

    [Fact]
    public void List_Sequences_GivesLastThreeAndFirstAsNeutral()
    {
        using TinyDataset data = Build();
        DatasetListing listing = data.List(Kind).Checked(strict: true);
        Assert.Equal(6 * 4, listing.Items.Count);
        Assert.Equal(6, TinyDataset.Count(listing, Expression.Neutral));
        Assert.Equal(3, TinyDataset.Count(listing, Expression.Anger));
        DatasetItem[] first = [.. listing.Items.Where(item => item.Subject == "S001")];
        Assert.Equal(["S001_001_1.png", "S001_001_3.png", "S001_001_4.png", "S001_001_5.png"], first.Select(item => Path.GetFileName(item.Source)));
        Assert.Equal([Expression.Neutral, Expression.Anger, Expression.Anger, Expression.Anger], first.Select(item => item.Expression!.Value));
        Assert.Equal(TinyDataset.Side, first[0].Load().Width);
    }

    [Fact]
    public void List_ContemptAndUnlabelledSequences_AreLeftOutAndCounted()
    {
        using TinyDataset data = Build();
        DatasetListing listing = data.List(Kind);
        Assert.Empty(listing.Problems);
        Assert.Equal(1, listing.LeftOut["sequence of contempt"]);
        Assert.Equal(1, listing.LeftOut["sequence without a label"]);
    }

    [Fact]
    public void List_DamagedLabelAndMissingFrames_AreNamedAndFatalWhenStrict()
    {
        using TinyDataset data = Build();
        data.Text("Emotion/S020/001/S020_001_emotion.txt", "eight");
        data.Text("Emotion/S021/001/S021_001_emotion.txt", "   3.0000000e+00");
        DatasetListing listing = data.List(Kind).Checked(strict: false);
        Assert.Equal(
            ["Emotion/S020/001/S020_001_emotion.txt", "cohn-kanade-images/S021/001"], listing.Problems.Select(problem => problem.Source));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => listing.Checked(strict: true));
        Assert.Contains("S021/001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NoLabelTree_NamesTheLayout()
    {
        using var data = new TinyDataset();
        data.Picture("cohn-kanade-images/S001/001/a.png");
        var error = Assert.Throws<DirectoryNotFoundException>(() => data.List(Kind));
        Assert.Contains("_emotion.txt", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A sequence of five frames for each code, subject S00c, and one without a label.</summary>
    private static TinyDataset Build()
    {
        var data = new TinyDataset();
        for (int code = 1; code <= 8; code++)
        {
            for (int frame = 1; frame <= 5; frame++)
            {
                data.Picture($"cohn-kanade-images/S00{code}/001/S00{code}_001_{frame}.png", (10 * code) + frame);
            }

            if (code <= 7)
            {
                data.Text($"Emotion/S00{code}/001/S00{code}_001_emotion.txt", $"   {code}.0000000e+00");
            }
        }

        return data;
    }
}
