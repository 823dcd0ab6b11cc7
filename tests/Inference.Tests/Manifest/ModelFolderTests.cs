using TDGan.Inference.Manifest;
using TDGan.Inference.Tests.ModelRepository;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class ModelFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _version;

    public ModelFolderTests()
    {
        _version = Path.Combine(_folder.Path, "expression-branch", "1");
        Directory.CreateDirectory(_version);
        foreach (string name in new[] { "model.onnx", "prototypes.json", "golden-input.json", "golden-output.json", "model-card.md" })
        {
            File.WriteAllText(Path.Combine(_version, name), name);
        }

        Write(Manifests.ExpressionBranch with { Files = ModelFolder.HashFiles(_version) });
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_AllFilesListedAndEqual_Passes()
    {
        ModelFolder folder = ModelFolder.Open(_version);

        folder.Verify();

        Assert.Equal(5, folder.Manifest.Files.Count);
    }

    [Fact]
    public void Verify_ChangedFile_NamesFileExpectedActual()
    {
        string file = Path.Combine(_version, "model.onnx");
        string expected = ModelFolder.Sha256Of(file);
        File.AppendAllText(file, "!");

        var exception = Assert.Throws<ModelFolderException>(ModelFolder.Open(_version).Verify);

        Assert.Equal($"{file}: expected SHA-256 {expected}, actual {ModelFolder.Sha256Of(file)}", exception.Message);
    }

    [Fact]
    public void Verify_MissingFile_NamesIt()
    {
        string file = Path.Combine(_version, "model-card.md");
        File.Delete(file);

        var exception = Assert.Throws<ModelFolderException>(ModelFolder.Open(_version).Verify);

        Assert.Equal((file, "no such file"), (exception.File, exception.Actual));
    }

    [Fact]
    public void Verify_ModelNotListed_NamesIt()
    {
        Write(Manifests.ExpressionBranch with { Files = ModelFolder.HashFiles(_version).Remove("model.onnx") });

        var exception = Assert.Throws<ModelFolderException>(ModelFolder.Open(_version).Verify);

        Assert.Equal("files to list model.onnx", exception.Expected);
    }

    [Fact]
    public void Verify_NameThatLeadsElsewhere_Refuses()
    {
        Write(Manifests.ExpressionBranch with { Files = ModelFolder.HashFiles(_version).Add("../../secret", "00") });

        var exception = Assert.Throws<ModelFolderException>(ModelFolder.Open(_version).Verify);

        Assert.Equal("'../../secret'", exception.Actual);
    }

    [Theory]
    [InlineData(2, "1", "expression-branch", "schema 1", "2")]
    [InlineData(1, "9", "expression-branch", "version 1", "9")]
    [InlineData(1, "1", "decoder", "name expression-branch", "decoder")]
    public void Open_ManifestOfSomethingElse_NamesExpectedActual(int schema, string version, string name, string expected, string actual)
    {
        Write(Manifests.ExpressionBranch with { Schema = schema, Version = version, Name = name });

        var exception = Assert.Throws<ModelFolderException>(() => ModelFolder.Open(_version));

        Assert.Equal((expected, actual), (exception.Expected, exception.Actual));
    }

    private void Write(ModelManifest manifest) => ModelManifestSerializer.Write(Path.Combine(_version, ModelManifest.FileName), manifest);
}
