using TDGan.Inference.Manifest;
using TDGan.Inference.Tests.ModelRepository;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class ModelManifestSerializerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWriteWrote_IsTheSameText()
    {
        string first = _folder.File("first.json");
        string second = _folder.File("second.json");
        ModelManifestSerializer.Write(first, Manifests.ExpressionBranch);

        ModelManifestSerializer.Write(second, ModelManifestSerializer.Read(first));

        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
        Assert.Contains("\"trainingRun\": \"run-1\"", File.ReadAllText(first), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TheFormOfTheContract_Reads()
    {
        string file = _folder.File("manifest.json", """
            {"schema":1,"name":"expression-branch","version":"1","opset":17,
             "inputs":[{"name":"image","datatype":"FP32","shape":[-1,1,64,64]}],
             "outputs":[{"name":"logits","datatype":"FP32","shape":[-1,7]}],
             "labels":["surprise","fear","disgust","happiness","sadness","anger","neutral"],
             "pixels":{"colour":"gray-bt601","range":[0,1],"resize":"area-bilinear"},"crop":{"rule":"five-point-v1","side":64,"margin":0.0},
             "temperature":1.13,"trainingRun":"...","prototypes":"prototypes.json",
             "golden":{"input":"golden-input.json","output":"golden-output.json"},
             "files":{"model.onnx":"ab","prototypes.json":"cd"},"somethingNew":1}
            """);

        ModelManifest manifest = ModelManifestSerializer.Read(file);

        Assert.Equal("image FP32 [-1,1,64,64]", manifest.Inputs[0].ToString());
        Assert.Equal(7, manifest.Labels?.Length);
        Assert.Equal("cd", manifest.Files["prototypes.json"]);
    }

    [Theory]
    [InlineData("\"opset\": 17", "\"opset\": \"many\"", "$.opset")]
    [InlineData("\"opset\": 17,", "", "opset")]
    [InlineData("\"datatype\": \"FP32\",", "", "datatype")]
    [InlineData("\"trainingRun\": \"run-1\"", "\"trainingRun\": null", "trainingRun")]
    [InlineData("{", "", "JSON")]
    public void Read_BrokenProperty_NamesFileAndProperty(string original, string broken, string named)
    {
        string file = _folder.File("manifest.json");
        ModelManifestSerializer.Write(file, Manifests.ExpressionBranch);
        File.WriteAllText(file, File.ReadAllText(file).Replace(original, broken, StringComparison.Ordinal));

        var exception = Assert.Throws<ModelFolderException>(() => ModelManifestSerializer.Read(file));

        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_NamesIt()
    {
        string file = _folder.File("manifest.json");

        var exception = Assert.Throws<ModelFolderException>(() => ModelManifestSerializer.Read(file));

        Assert.Equal(file, exception.File);
    }
}
