using TDGan.Inference.Sessions;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

/// <summary>What the GPU providers would be told; no GPU is needed to read it.</summary>
public sealed class ExecutionProvidersTests
{
    [Fact]
    public void CudaOptions_Session_HasItsGpuItsLimitAndNoExhaustiveSearch()
    {
        Dictionary<string, string> options =
            ExecutionProviders.CudaOptions(new OnnxSessionPoolOptions { GpuMemoryLimitBytes = 123456789 }, "1");

        Assert.Equal(("1", "123456789", "HEURISTIC"), (options["device_id"], options["gpu_mem_limit"], options["cudnn_conv_algo_search"]));
    }

    [Fact]
    public void TensorRtOptions_EngineCache_IsOnOnlyWhereAFolderIsNamed()
    {
        Dictionary<string, string> without = ExecutionProviders.TensorRtOptions(new OnnxSessionPoolOptions(), "0");
        Dictionary<string, string> with =
            ExecutionProviders.TensorRtOptions(new OnnxSessionPoolOptions { TensorRtEngineCache = "/cache" }, "0");

        Assert.Equal(["device_id"], without.Keys);
        Assert.Equal(("1", "/cache"), (with["trt_engine_cache_enable"], with["trt_engine_cache_path"]));
    }
}
