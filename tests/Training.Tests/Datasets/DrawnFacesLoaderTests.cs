using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>The set that needs no folder.</summary>
public sealed class DrawnFacesLoaderTests
{
    [Fact]
    public void List_EightPeople_EachWithSevenExpressionsAndAQuarterToChooseBy()
    {
        DatasetListing listing = new DrawnFacesLoader().List("8").Checked(strict: true);
        Assert.Equal(8 * 7 * 4, listing.Items.Count);
        Assert.Equal(["d003", "d007"], listing.OfSplit(DatasetSplits.Valid).Items.Select(item => item.Subject!).Distinct());
        Assert.Equal(4, listing.Items.Count(item => item is { Subject: "d000", Expression: Expression.Fear }));
    }

    [Fact]
    public void Load_SamePictureTwice_IsTheSameAndNoOther()
    {
        IReadOnlyList<DatasetItem> first = new DrawnFacesLoader().List("4").Items, second = new DrawnFacesLoader().List("4").Items;
        float[][] pictures = [.. first.Select(item => item.Load().Values.ToArray())];
        Assert.Equal(pictures[0], second[0].Load().Values.ToArray());
        Assert.Equal(pictures.Length, pictures.Select(picture => string.Join(',', picture)).Distinct().Count());
    }

    [Theory]
    [InlineData("3")]
    [InlineData("many")]
    public void List_NoNumberOfPeople_SaysWhatIsAllowed(string path) => Assert.Contains(
        "4 to 1000", Assert.Throws<ArgumentException>(() => new DrawnFacesLoader().List(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void RootOf_DrawnSources_AskForNoFolder()
    {
        string missing = Path.Combine(Path.GetTempPath(), $"no-data-{Guid.NewGuid():N}");
        Assert.Equal(missing, DatasetSource.RootOf(missing, ["drawn=8", $"folders={Path.GetTempPath()}"]));
        string message = Assert.Throws<DirectoryNotFoundException>(() => DatasetSource.RootOf(missing, ["drawn=8", "lfw=lfw"])).Message;
        Assert.Contains("lfw=lfw", message, StringComparison.Ordinal);
        Assert.Contains("--faces", message, StringComparison.Ordinal);
    }
}
