using TDGan.Training.Export;

namespace TDGan.Training.Tests.Export;

public sealed class ServingPartsTests : IDisposable
{
    private readonly TemporaryModels _written = new();
    private readonly TemporaryModels _source = new();

    public void Dispose()
    {
        _written.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void CopyMissing_NewRepository_GetsWhatItLacksAndNothingElse()
    {
        foreach (string name in new[] { "face-detector", "face-landmarks", "mouth-painter", "decoder" })
        {
            Write(_source, name, name);
        }

        Write(_written, "face-landmarks", "own");
        ServingParts.Check(_written.Path, _source.Path, ServingParts.OfOthers);
        Assert.Equal(["face-detector", "mouth-painter"], ServingParts.CopyMissing(_written.Path, _source.Path, ServingParts.OfOthers));
        Assert.Equal("face-detector", File.ReadAllText(Path.Combine(_written.Path, "face-detector", "1", "model.onnx")));
        Assert.Equal("own", File.ReadAllText(Path.Combine(_written.Path, "face-landmarks", "1", "model.onnx")));
        Assert.False(Directory.Exists(Path.Combine(_written.Path, "decoder")));
    }

    [Fact]
    public void Check_DetectorInNeither_IsRefusedWithItsName()
    {
        Write(_source, "face-landmarks", "x");
        Write(_written, "mouth-painter", "x");
        string message = Assert.Throws<DirectoryNotFoundException>(
            () => ServingParts.Check(_written.Path, _source.Path, ServingParts.OfOthers)).Message;
        Assert.Contains("has face-detector: ", message, StringComparison.Ordinal);
        Assert.Contains("--serve-with", message, StringComparison.Ordinal);
    }

    private static void Write(TemporaryModels models, string name, string text)
    {
        string folder = Path.Combine(models.Path, name, "1");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "model.onnx"), text);
    }
}
