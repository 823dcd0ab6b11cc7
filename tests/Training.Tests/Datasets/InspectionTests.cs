using TDGan.Inference.Images;
using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class InspectionTests
{
    [Fact]
    public void Run_DamagedPicture_IsNamedAndFatalOnlyWhenStrict()
    {
        using TinyDataset data = BuildPeople();
        data.Truncate("train/p000/0.png");
        DatasetInspection inspection = DatasetInspection.Run(data.List("folders"));
        Assert.Equal(3, inspection.Listing.Items.Count);
        Assert.Equal("train/p000/0.png", Assert.Single(inspection.Listing.Problems).Source);
        inspection.Listing.Checked(strict: false);
        Assert.Contains("p000/0.png", Assert.Throws<InvalidDataException>(() => inspection.Listing.Checked(strict: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ClassWhosePicturesAreAllDamaged_IsEmpty()
    {
        using TinyDataset data = BuildPeople();
        data.Truncate("train/p001/0.png");
        data.Delete("test/p001/1.png");
        DatasetListing read = DatasetInspection.Run(data.List("folders")).Listing;
        Assert.Contains("'p001'", Assert.Throws<InvalidDataException>(() => read.Checked(strict: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DistinctPictures_HaveNoDuplicates()
    {
        using TinyDataset data = BuildPeople();
        DatasetInspection inspection = DatasetInspection.Run(data.List("folders"));
        Assert.Empty(inspection.Duplicates);
        Assert.Equal(0, inspection.ExactRepeats);
    }

    [Fact]
    public void Run_SamePixelsInOtherFile_IsAnExactPairAcrossSplits()
    {
        using TinyDataset data = BuildPeople();
        data.Picture("test/p000/again.png", seed: 1);
        data.Picture("train/p000/same-split.png", seed: 1);
        DatasetInspection inspection = DatasetInspection.Run(data.List("folders"));
        DuplicatePair pair = Assert.Single(inspection.Duplicates);
        Assert.True(pair.Exact);
        Assert.Equal(2, inspection.ExactRepeats);
        Assert.Equal(("test/p000/again.png", "train/p000/0.png"), (pair.First.Source, pair.Second.Source));
    }

    [Fact]
    public void Run_OtherSizeAndCompression_IsANearPair()
    {
        using TinyDataset data = BuildPeople();
        data.Picture("test/p000/larger.jpg", seed: 1, side: 144);
        DuplicatePair pair = Assert.Single(DatasetInspection.Run(data.List("folders")).Duplicates);
        Assert.False(pair.Exact);
        Assert.InRange(pair.Distance, 0, DuplicateSearch.MaxDistance);
    }

    [Fact]
    public void Run_NoSplits_ComparesSubjects()
    {
        using var data = new TinyDataset();
        data.Picture("a/0.png", seed: 1);
        data.Picture("a/1.png", seed: 1);
        data.Picture("b/0.png", seed: 1);
        DatasetInspection inspection = DatasetInspection.Run(data.List("folders"));
        Assert.Single(inspection.Duplicates);
        Assert.Equal(2, inspection.ExactRepeats);
    }

    [Fact]
    public void Fingerprint_Brightness_ChangesPixelsButNotTheDifferences()
    {
        float[] values = [.. Enumerable.Range(0, 32 * 32).Select(i => (i * 37 % 101) / 200f)];
        PictureFingerprint dark = PictureFingerprint.Of(new LuminanceImage(32, 32, values));
        PictureFingerprint bright = PictureFingerprint.Of(new LuminanceImage(32, 32, [.. values.Select(value => value + 0.25f)]));
        Assert.NotEqual(dark.Sha256, bright.Sha256);
        Assert.InRange(dark.DistanceTo(bright), 0, DuplicateSearch.MaxDistance);
    }

    [Fact]
    public void Fingerprint_PictureSmallerThanTheGrid_IsTaken() =>
        Assert.InRange(PictureFingerprint.Of(new LuminanceImage(2, 1, [0.5f, 0.5f])).Contrast, 0f, 1e-5f);

    [Fact]
    public void Fingerprint_FlatPictures_AreNoNearPair()
    {
        DatasetItem[] items = [Item("a", "train"), Item("b", "test")];
        PictureFingerprint[] flat = [PictureFingerprint.Of(Flat(0.2f)), PictureFingerprint.Of(Flat(0.8f))];
        Assert.Empty(DuplicateSearch.AcrossParts(items, flat));
    }

    private static DatasetItem Item(string source, string split) => new(source, null, null, split, () => throw new InvalidOperationException());

    private static LuminanceImage Flat(float value) => new(16, 16, [.. Enumerable.Repeat(value, 256)]);

    /// <summary>Two people, a picture each in train and test, all different.</summary>
    private static TinyDataset BuildPeople()
    {
        var data = new TinyDataset();
        data.Picture("train/p000/0.png", seed: 1);
        data.Picture("train/p001/0.png", seed: 2);
        data.Picture("test/p000/1.png", seed: 3);
        data.Picture("test/p001/1.png", seed: 4);
        return data;
    }
}
