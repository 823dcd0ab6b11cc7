using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using Xunit;

namespace TDGan.Inference.Tests.ModelRepository;

public sealed class ModelRepositoryFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_NoPath_TakesTheNearestUpward()
    {
        Make("models");
        string nearest = Make("a", "models");

        Assert.Equal(nearest, ModelRepositoryFolder.Find(new ModelsOptions(), Make("a", "b", "c"), Path.GetTempPath()));
    }

    [Fact]
    public void Find_NoneAtTheContentRoot_LooksFromTheExecutable()
    {
        string models = Make("program", "models");

        Assert.Equal(models, ModelRepositoryFolder.Find(new ModelsOptions(), Make("content"), Make("program", "bin")));
    }

    [Fact]
    public void Find_RelativePath_IsOfTheContentRoot()
    {
        string models = Make("content", "x");

        Assert.Equal(models, ModelRepositoryFolder.Find(new ModelsOptions { Path = "x" }, Make("content"), _folder.Path));
    }

    [Fact]
    public void Find_ConfiguredFolderMissing_NamesTheKey()
    {
        var exception = Assert.Throws<ModelFolderException>(
            () => ModelRepositoryFolder.Find(new ModelsOptions { Path = "gone" }, _folder.Path, _folder.Path));

        string gone = Path.Combine(_folder.Path, "gone");
        Assert.Equal($"{gone}: expected a folder (TDGan:Models:Path), actual no such folder", exception.Message);
    }

    [Fact]
    public void Find_NoneAnywhere_NamesTheKey()
    {
        var exception =
            Assert.Throws<ModelFolderException>(() => ModelRepositoryFolder.Find(new ModelsOptions(), _folder.Path, _folder.Path));

        Assert.Contains("TDGan:Models:Path", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VersionFolders_SeveralVersions_TakesTheHighestNumber()
    {
        Make("expression-branch", "2");
        Make("expression-branch", "10");
        Make("expression-branch", "99-draft");
        Make("face-branch", "1");
        Make("decoder", "1");

        Assert.Equal(
            ["decoder/1", "expression-branch/10", "face-branch/1"],
            ModelRepositoryFolder.VersionFolders(_folder.Path).Select(path => Path.GetRelativePath(_folder.Path, path)));
    }

    [Fact]
    public void VersionFolders_FoldersThatNoModelCanBe_ArePassedOver()
    {
        Array.ForEach(["expression-branch", "face-branch", "decoder"], name => Make(name, "1"));
        Array.ForEach(["lost+found", ".git", "..data", "@eaDir", "__MACOSX"], name => Make(name));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "circle"), "circle");

        Assert.Equal(
            ["decoder/1", "expression-branch/1", "face-branch/1"],
            ModelRepositoryFolder.VersionFolders(_folder.Path).Select(path => Path.GetRelativePath(_folder.Path, path)));
        Assert.Empty(RepositoryScan.Read(_folder.Path));
        Assert.Empty(RepositoryScan.FindUnreadable(_folder.Path));
    }

    [Fact]
    public void VersionFolders_NoNumber_NamesTheFolder()
    {
        Make("expression-branch", "1");
        Make("face-branch", "latest");
        Make("decoder", "1");

        var exception = Assert.Throws<ModelFolderException>(() => ModelRepositoryFolder.VersionFolders(_folder.Path));

        Assert.Equal((Path.Combine(_folder.Path, "face-branch"), "none"), (exception.File, exception.Actual));
    }

    [Fact]
    public void VersionFolders_ModelMissing_NamesIt()
    {
        Make("expression-branch", "1");
        Make("face-branch", "1");

        var exception = Assert.Throws<ModelFolderException>(() => ModelRepositoryFolder.VersionFolders(_folder.Path));

        Assert.Equal($"{Path.Combine(_folder.Path, "decoder")}: expected a model folder, actual no such folder", exception.Message);
    }

    private string Make(params string[] parts) => Directory.CreateDirectory(Path.Combine([_folder.Path, .. parts])).FullName;
}
