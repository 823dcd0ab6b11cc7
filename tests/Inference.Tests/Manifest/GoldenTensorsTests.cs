using TDGan.Inference.Manifest;
using TDGan.Inference.Tensors;
using Xunit;

namespace TDGan.Inference.Tests.Manifest;

public sealed class GoldenTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Tensor_HasTheFormOfTheProtocol()
    {
        string file = _folder.File(GoldenTensors.InputFileName);

        new GoldenTensors([new NamedTensor("image", [1, 3], new[] { 0f, 0.5f, 1f / 3 })]).Write(file);

        Assert.Equal(
            """{"tensors":[{"name":"image","shape":[1,3],"data":[0,0.5,0.33333334],"datatype":"FP32"}]}""" + "\n", File.ReadAllText(file));
        Assert.Equal([0f, 0.5f, 1f / 3], GoldenTensors.Read(file).Tensors[0].Data.ToArray());
    }

    [Fact]
    public void Read_LengthNotTheShapes_NamesFileExpectedActual()
    {
        string file = _folder.File("golden.json", """{"tensors":[{"name":"image","datatype":"FP32","shape":[1,4],"data":[1,2]}]}""");

        var exception = Assert.Throws<ModelFolderException>(() => GoldenTensors.Read(file));

        Assert.Equal($"{file}: expected 4 values in image, actual 2", exception.Message);
    }
}
