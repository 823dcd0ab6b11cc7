using TDGan.Training.Datasets;

namespace TDGan.Training.Tests.Datasets;

public sealed class DatasetSourceTests
{
    [Theory]
    [InlineData("rafdb=sets/raf", "/data/sets/raf")]
    [InlineData("rafdb=/elsewhere/raf", "/elsewhere/raf")]
    [InlineData("rafdb=/a=b", "/a=b")]
    public void Parse_KindAndPath_AreFound(string text, string path)
    {
        DatasetSource source = DatasetSource.Parse(text, "/data");
        Assert.Equal(("rafdb", path), (source.Loader.Kind, source.Path));
    }

    [Theory]
    [InlineData("ferplus", "kind=path")]
    [InlineData("ferplus=", "kind=path")]
    [InlineData("affectnet=x", "ckplus")]
    public void Parse_Nonsense_SaysWhatIsExpected(string text, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => DatasetSource.Parse(text, "/data")).Message, StringComparison.Ordinal);

    [Fact]
    public void Absolute_RelativePath_NoLongerDependsOnTheDataFolder() =>
        Assert.Equal($"folders={Path.Combine(Environment.CurrentDirectory, "faces")}", DatasetSource.Absolute("folders=faces"));
}
