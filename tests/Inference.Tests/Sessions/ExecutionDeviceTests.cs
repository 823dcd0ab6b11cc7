using TDGan.Inference.Sessions;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

public sealed class ExecutionDeviceTests
{
    [Theory]
    [InlineData("auto", ExecutionDeviceKind.Auto, "auto")]
    [InlineData("cpu", ExecutionDeviceKind.Cpu, "cpu")]
    [InlineData("cuda", ExecutionDeviceKind.Cuda, "cuda:0")]
    [InlineData("cuda:3", ExecutionDeviceKind.Cuda, "cuda:3")]
    [InlineData("cuda:0,1", ExecutionDeviceKind.Cuda, "cuda:0,1")]
    [InlineData("tensorrt", ExecutionDeviceKind.TensorRt, "tensorrt:0")]
    public void Parse_Form_GivesKindAndName(string text, ExecutionDeviceKind kind, string name)
    {
        ExecutionDevice device = ExecutionDevice.Parse(text);

        Assert.Equal((kind, name), (device.Kind, device.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CPU")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:0,")]
    [InlineData("cuda:0,0")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:99999999999")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(ExecutionDevice.TryParse(text, out _));
}
