using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

/// <summary>Folders of crops with shares that no annotator gave.</summary>
public sealed class SoftLabelTests : IDisposable
{
    private const int Side = 32;
    private static readonly float[] MostlyFear = [0.1f, 0.6f, 0.06f, 0.06f, 0.06f, 0.06f, 0.06f];

    private readonly string _folder = Directory.CreateTempSubdirectory("tdgan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_ThenLoad_GivesThePixelsAndTheShares()
    {
        float[] pixels = [.. Enumerable.Range(0, Side * Side).Select(i => i % 256 / 255f)];
        using (var writer = new SoftLabelWriter(_folder))
        {
            writer.Add(new LuminanceImage(Side, Side, pixels), MostlyFear);
        }

        DatasetListing listing = new SoftLabelLoader().List(_folder);

        Assert.Equal((Expression.Fear, "train"), (listing.Items[0].Expression, listing.Items[0].Split));
        using ExpressionSamples samples = DatasetSamples.LoadExpressions(listing, Side, strict: true);
        Assert.Equal(MostlyFear, samples.Targets.data<float>().ToArray());
        Assert.Equal([.. Enumerable.Range(0, Side * Side).Select(i => (byte)(i % 256))], samples.Pixels.data<byte>().ToArray());
    }

    [Theory]
    [InlineData("a.png,.2,.2,.2,.2,.2,.2,.2")]
    [InlineData("a.png,-.1,1.1,0,0,0,0,0")]
    [InlineData("a.png,1,0,0,0,0,0")]
    [InlineData("a.png,one,0,0,0,0,0,0")]
    public void List_RowThatIsNoDistribution_IsAProblemWithItsLine(string row)
    {
        File.WriteAllLines(Path.Combine(_folder, SoftLabelLoader.TableFile), [string.Join(',', ExpressionLabels.All.Prepend("path")), row]);

        DatasetListing listing = new SoftLabelLoader().List(_folder);

        Assert.Empty(listing.Items);
        Assert.Equal("soft-labels.csv:2", Assert.Single(listing.Problems).Source);
    }

    [Fact]
    public void List_NoTable_NamesIt() => Assert.Contains(
        "soft-labels.csv", Assert.ThrowsAny<IOException>(() => new SoftLabelLoader().List(_folder)).Message, StringComparison.Ordinal);
}
