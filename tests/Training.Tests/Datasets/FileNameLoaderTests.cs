using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>Sets that say everything in the names of folders and files: RaFD, TFEID, BAUM-2i.</summary>
public sealed class FileNameLoaderTests
{
    private static readonly string[] RafdWords = ["surprised", "fearful", "disgusted", "happy", "sad", "angry", "neutral"];

    [Fact]
    public void Rafd_FrontalCamera_IsTakenWithEveryGaze()
    {
        using var data = new TinyDataset();
        foreach (string word in RafdWords.Append("contemptuous"))
        {
            data.Picture($"Rafd090_01_Caucasian_female_{word}_frontal.jpg");
            data.Picture($"Rafd090_61_Kid_male_{word}_left.jpg");
            data.Picture($"Rafd135_01_Caucasian_female_{word}_frontal.jpg");
        }

        DatasetListing listing = data.List("rafd").Checked(strict: true);
        Assert.Equal(14, listing.Items.Count);
        Assert.All(Enum.GetValues<Expression>(), expression => Assert.Equal(2, TinyDataset.Count(listing, expression)));
        Assert.Equal(["01", "61"], listing.Items.Select(item => item.Subject!).Distinct().Order());
        Assert.Equal(2, listing.LeftOut["contempt"]);
        Assert.Equal(8, listing.LeftOut["camera other than 090"]);
    }

    [Fact]
    public void Rafd_OtherNames_AreProblems()
    {
        using var data = new TinyDataset();
        data.Picture("Rafd090_01_Caucasian_female_bored_frontal.jpg");
        data.Picture("portrait.jpg");
        Assert.Equal(2, data.List("rafd").Problems.Count);
    }

    [Fact]
    public void Tfeid_FolderOrFileName_GivesTheExpression()
    {
        using var data = new TinyDataset();
        foreach (string name in ExpressionLabels.All)
        {
            data.Picture($"{name}_h/f01_{name}_h.jpg");
            data.Picture($"m12_{name}.jpg");
        }

        data.Picture("contempt_h/f01_contempt_h.jpg");
        data.Picture("anger_h/unknown.jpg");
        DatasetListing listing = data.List("tfeid").Checked(strict: false);
        Assert.Equal(14, listing.Items.Count);
        Assert.Equal(["f01", "m12"], listing.Items.Select(item => item.Subject!).Distinct().Order());
        Assert.Equal(1, listing.LeftOut["contempt"]);
        Assert.Equal("anger_h/unknown.jpg", Assert.Single(listing.Problems).Source);
    }

    [Fact]
    public void Baum_FolderIsExpressionAndNameHasSubject()
    {
        using var data = new TinyDataset();
        foreach (string name in ExpressionLabels.All)
        {
            data.Picture($"{name}/S012_003.png");
        }

        data.Picture("anger/clips2.png");
        DatasetListing listing = data.List("baum2i").Checked(strict: false);
        Assert.All(listing.Items, item => Assert.Equal("S012", item.Subject));
        Assert.Equal("anger/clips2.png", Assert.Single(listing.Problems).Source);
    }

    [Fact]
    public void Checked_ClassWithoutPictures_IsNamed()
    {
        using var data = new TinyDataset();
        data.Picture("anger/S012_003.png");
        data.Picture("neutral/S012_004.png");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => data.List("baum2i").Checked(strict: false));
        Assert.Contains("'surprise', 'fear', 'disgust', 'happiness', 'sadness' ", error.Message, StringComparison.Ordinal);
    }
}
