using TDGan.Training.Data;
using TDGan.Training.Datasets;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void FerPlus_Load_LeavesOutRepeatsAndNormalizesVotes()
    {
        using TinyDataTree data = TinyDataTree.Create();
        using ExpressionSamples train = FerPlusDataset.Load(data.FerPlus, "train", side: 32, requireMajority: false);
        Assert.Equal(TinyDataTree.TrainPictures - TinyDataTree.Repeats, train.Count);
        Assert.Equal([train.Count, 1, 32, 32], train.Pixels.shape);
        Assert.InRange((train.Targets.sum([1]) - 1).abs().max().item<float>(), 0f, 1e-6f);
    }

    [Fact]
    public void FerPlus_Splits_ReadTheirOwnPictures()
    {
        using TinyDataTree data = TinyDataTree.Create();
        using ExpressionSamples valid = FerPlusDataset.Load(data.FerPlus, "valid", side: 48, requireMajority: true);
        Assert.Equal(TinyDataTree.ValidPictures, valid.Count);

        // The writer paints picture i of the validation split in gray 200 - i.
        Assert.Equal(200, valid.Pixels[0, 0, 24, 24].item<byte>());
        Assert.Equal(198, valid.Pixels[2, 0, 24, 24].item<byte>());
    }

    [Fact]
    public void SoftTarget_SingleVotes_AreDropped()
    {
        var row = new FerPlusVotes([1, 0, 0, 3, 0, 0, 6], Others: [0, 0, 0]);
        Assert.Equal([0, 0, 0, 1 / 3f, 0, 0, 2 / 3f], row.SoftTarget()!);
    }

    [Fact]
    public void SoftTarget_MostlySomethingElse_IsNone()
    {
        Assert.Null(new FerPlusVotes([2, 0, 0, 0, 0, 0, 3], Others: [5, 0, 0]).SoftTarget());
        Assert.Null(new FerPlusVotes([1, 1, 0, 1, 0, 0, 1], Others: [2, 0, 0]).SoftTarget());
    }

    [Fact]
    public void Idx_Truncated_NamesFileAndSizes()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 4, 1, 2, 3]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => IdxImages.Read(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("48 bytes expected", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void FolderTree_Identities_AreNumberedByFolder()
    {
        using TinyDataTree data = TinyDataTree.Create();
        using FaceSamples faces = FaceSamples.Load(FolderTreeLoader.Files(Path.Combine(data.Lfw, "identity", "train")), side: 32);
        Assert.Equal(3, faces.IdentityCount);
        Assert.Equal([0, 0, 1, 1, 2, 2], faces.IdentityLabels);
    }

    [Fact]
    public void Lfw_TrainingFaces_KeepHeldOutPersonsOutAndSinglesWithoutLabel()
    {
        using TinyDataTree data = TinyDataTree.Create();
        IReadOnlyList<LabelledFile> files = LfwFaces.TrainingFaces(data.Lfw);
        Assert.DoesNotContain(files, file => file.Label == "p045");
        Assert.Equal(2, files.Count(file => file.Label == "q0000"));
        Assert.Single(files, file => file.Label is null);
    }

    [Fact]
    public void PortableGrayMap_WithComment_IsRead()
    {
        byte[] file = [.. "P5\n# made by hand\n3 2\n255\n"u8, 0, 51, 102, 153, 204, 255];
        var image = PortableGrayMap.Read(file, "x.pgm");
        Assert.Equal((3, 2), (image.Width, image.Height));
        Assert.Equal(0.2f, image.Values[1], 1e-6f);
    }

    [Fact]
    public void PortableGrayMap_TextAndTwoByteSamples_AreRead()
    {
        Assert.Equal([0f, 0.5f, 1f], PortableGrayMap.Read("P2 3 1 # wide\n10\n0 5 10"u8, "x.pgm").Values.ToArray());
        Assert.Equal(256f / 1023, PortableGrayMap.Read([.. "P5 1 1 1023\n"u8, 1, 0], "x.pgm").Values[0], 1e-6f);
        Assert.Throws<InvalidDataException>(() => PortableGrayMap.Read("P2 3 1 10 0 5"u8, "x.pgm").Width);
    }

    [Fact]
    public void PictureFile_PgmForThePipelineThatServes_IsAPngOfTheSamePixels()
    {
        string path = Path.Combine(Path.GetTempPath(), $"gray-{Guid.NewGuid():N}.pgm");
        File.WriteAllBytes(path, [.. "P5 16 16 255\n"u8, .. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        byte[] png = PictureFile.ReadEncoded(path);
        File.WriteAllBytes(path, png);
        Assert.True(png.AsSpan().StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));
        Assert.All(PictureFile.Read(path).Values.ToArray().Index(), pixel => Assert.Equal(pixel.Index / 255f, pixel.Item, 1e-4f));
        File.Delete(path);
    }

    [Fact]
    public void PictureFile_Damaged_NamesTheFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"damaged-{Guid.NewGuid():N}.jpg");
        File.WriteAllText(path, "no picture");
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => PictureFile.Read(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void PairedBatches_SameStep_AreTheSameAndFacesMeetOtherExpressions()
    {
        using TinyDataTree data = TinyDataTree.Create();
        using ExpressionSamples expressions = FerPlusDataset.Load(data.FerPlus, "train", 32, requireMajority: false);
        using FaceSamples faces = FaceSamples.Load(LfwFaces.TrainingFaces(data.Lfw), 32);
        var loader = new PairedBatchLoader(faces, expressions, TinyDataTree.Options);
        PairedBatch first = Load(loader, 3), again = Load(loader, 3), other = Load(loader, 4);
        Assert.True(first.Faces.Equals(again.Faces));
        Assert.True(first.ExpressionImages.Equals(again.ExpressionImages));
        Assert.False(first.ExpressionImages.Equals(other.ExpressionImages));
        Assert.Equal(TinyDataTree.Options.AdversarialPhase.BatchSize, first.Faces.shape[0]);
    }

    private static PairedBatch Load(PairedBatchLoader loader, int step)
    {
        using var generator = new RandomGenerator(5, CPU);
        return loader.Load(step, generator);
    }
}
