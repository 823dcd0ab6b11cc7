namespace TDGan.Inference.Sessions;

/// <summary>Where models run.</summary>
public enum ExecutionDeviceKind
{
    /// <summary>CUDA where it works, else the CPU, visibly.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>NVIDIA GPUs through the CUDA execution provider; nothing else will do.</summary>
    Cuda,

    /// <summary>An NVIDIA GPU through the TensorRT execution provider; nothing else will do.</summary>
    TensorRt,
}
