using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace TDGan.Inference.Sessions;

/// <summary>The native options of a session for each device.</summary>
internal static class ExecutionProviders
{
    /// <summary>ONNX Runtime's name of the provider that a device needs.</summary>
    public static string NameOf(ExecutionDeviceKind kind) => kind switch
    {
        ExecutionDeviceKind.Cpu => "CPUExecutionProvider",
        ExecutionDeviceKind.Cuda => "CUDAExecutionProvider",
        ExecutionDeviceKind.TensorRt => "TensorrtExecutionProvider",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No single provider."),
    };

    /// <summary>Options for session number <paramref name="index"/>; GPUs take turns. The caller disposes.</summary>
    public static SessionOptions CreateOptions(OnnxSessionPoolOptions options, ExecutionDevice device, int index)
    {
        var native = new SessionOptions
        {
            IntraOpNumThreads = options.IntraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            // Spinning threads would take the cores that decoding needs.
            native.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            native.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
            Append(native, options, device, index);
            return native;
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    private static void Append(SessionOptions native, OnnxSessionPoolOptions options, ExecutionDevice device, int index)
    {
        if (device.Kind == ExecutionDeviceKind.Cpu)
        {
            return;
        }

        string ordinal = device.Ordinals[index % device.Ordinals.Length].ToString(CultureInfo.InvariantCulture);
        if (device.Kind == ExecutionDeviceKind.TensorRt)
        {
            using var tensorRt = new OrtTensorRTProviderOptions();
            tensorRt.UpdateOptions(TensorRtOptions(options, ordinal));
            native.AppendExecutionProvider_Tensorrt(tensorRt);
        }

        // TensorRT leaves the nodes that it does not know to CUDA.
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(CudaOptions(options, ordinal));
        native.AppendExecutionProvider_CUDA(cuda);
    }

    /// <summary>Options of the CUDA provider for one session; the search for convolutions does not try all of them out.</summary>
    public static Dictionary<string, string> CudaOptions(OnnxSessionPoolOptions options, string ordinal) => new()
    {
        ["device_id"] = ordinal,
        ["cudnn_conv_algo_search"] = "HEURISTIC",
        ["do_copy_in_default_stream"] = "1",
        ["gpu_mem_limit"] = options.GpuMemoryLimitBytes.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Options of the TensorRT provider for one session.</summary>
    public static Dictionary<string, string> TensorRtOptions(OnnxSessionPoolOptions options, string ordinal)
    {
        var provider = new Dictionary<string, string> { ["device_id"] = ordinal };
        if (options.TensorRtEngineCache is { } folder)
        {
            provider["trt_engine_cache_enable"] = "1";
            provider["trt_engine_cache_path"] = folder;
        }

        return provider;
    }
}
