using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Cores;
using TDGan.Inference.Sessions;
using TDGan.TestSupport.Models;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

/// <summary>The CPU package refuses GPUs for real; a fake probe says that they are there, so that the refusal is reached.</summary>
public sealed class OnnxSessionFactoryTests : IDisposable
{
    private readonly TinyModelRepository _models = TinyModelRepository.Create();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void CreatePool_AutoWithoutTheProvider_TakesTheCpuAndSaysWhy()
    {
        using OnnxSessionPool pool = Create("auto", new OrtExecutionProviderProbe());

        Assert.Equal("cpu", pool.Device.ToString());
        Assert.Equal("CUDAExecutionProvider is not in this build of ONNX Runtime", pool.DeviceFallbackReason);
    }

    [Fact]
    public void CreatePool_AutoRefusedByTheRuntime_TakesTheCpuAndSaysWhy()
    {
        using OnnxSessionPool pool = Create("auto", new FakeProbe("CUDAExecutionProvider", "CPUExecutionProvider"));

        Assert.Equal("cpu", pool.Device.ToString());
        Assert.StartsWith("CUDAExecutionProvider refused: ", pool.DeviceFallbackReason, StringComparison.Ordinal);
    }

    [Fact]
    public void CreatePool_Cpu_IsNoFallback()
    {
        using OnnxSessionPool pool = Create("cpu", new OrtExecutionProviderProbe());

        Assert.Null(pool.DeviceFallbackReason);
    }

    [Theory]
    [InlineData("cuda", "cuda:0", "CUDAExecutionProvider")]
    [InlineData("cuda:1,2", "cuda:1,2", "CUDAExecutionProvider")]
    [InlineData("tensorrt", "tensorrt:0", "TensorrtExecutionProvider")]
    public void CreatePool_NamedDeviceNotInThisBuild_Refuses(string device, string named, string provider)
    {
        var exception = Assert.Throws<ExecutionDeviceException>(() => Create(device, new OrtExecutionProviderProbe()));

        Assert.Equal($"TDGan:Sessions:Device: {named} cannot be used: {provider} is not in this build of ONNX Runtime", exception.Message);
    }

    [Theory]
    [InlineData("cuda:0", "CUDAExecutionProvider")]
    [InlineData("tensorrt", "TensorrtExecutionProvider")]
    public void CreatePool_NamedDeviceRefusedByTheRuntime_RefusesOnOneLine(string device, string provider)
    {
        var exception = Assert.Throws<ExecutionDeviceException>(() => Create(device, new FakeProbe(provider)));

        Assert.Contains($"{provider} refused: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.NotNull(exception.InnerException);
    }

    [Theory]
    [InlineData(1, null, 1, 1)]
    [InlineData(4, null, 1, 4)]
    [InlineData(4, null, 2, 2)]
    [InlineData(4, null, 3, 1)]
    [InlineData(4, 3, 1, 3)]
    public void CreatePool_Cpu_SharesOutTheCores(int cores, int? sessions, int threads, int expected)
    {
        var options = new OnnxSessionPoolOptions { Device = "cpu", Sessions = sessions, IntraOpThreads = threads };
        var factory = new OnnxSessionFactory(Options.Create(options), new FakeProbe(), new ProcessorCores(cores));

        using OnnxSessionPool pool = factory.CreatePool(_models.File("face-branch", "model.onnx"));

        Assert.Equal(expected, pool.Count);
    }

    [Fact]
    public void CreatePool_BrokenGraph_IsTheRuntimesException()
    {
        File.WriteAllText(_models.File("face-branch", "model.onnx"), "not a graph");

        Assert.Throws<OnnxRuntimeException>(() => Create("cpu", new FakeProbe()));
    }

    private OnnxSessionPool Create(string device, IExecutionProviderProbe probe) =>
        new OnnxSessionFactory(Options.Create(new OnnxSessionPoolOptions { Device = device, Sessions = 1 }), probe, new ProcessorCores(1))
            .CreatePool(_models.File("face-branch", "model.onnx"));
}
