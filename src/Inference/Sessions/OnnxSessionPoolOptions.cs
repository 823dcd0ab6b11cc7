namespace TDGan.Inference.Sessions;

/// <summary>Where models run and how many runs of each model go on at once.</summary>
public sealed class OnnxSessionPoolOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "TDGan:Sessions";

    /// <summary>
    /// <c>auto</c> (default), <c>cpu</c>, <c>cuda</c>, <c>cuda:N[,N]</c> or <c>tensorrt</c>. <c>auto</c> falls back to the CPU and says so;
    /// a named device that cannot be used keeps the process from starting.
    /// </summary>
    public string Device { get; set; } = "auto";

    /// <summary>
    /// Runs of each model that go on at once, 1 or more. Default (null): cores / <see cref="IntraOpThreads"/> on the CPU, where they share one
    /// session of ONNX Runtime; two for each GPU, each with a session of its own. On the CPU runs x threads may not exceed the cores.
    /// </summary>
    public int? Sessions { get; set; }

    /// <summary>Threads inside one run, 1 or more; default 1, because on shared cores two can be several times slower than one.</summary>
    public int IntraOpThreads { get; set; } = 1;

    /// <summary>Most bytes that one session's arena may take on a GPU, 64 MiB or more; default 2 GiB.</summary>
    public long GpuMemoryLimitBytes { get; set; } = 2L << 30;

    /// <summary>
    /// Folder in which TensorRT keeps the engines that it builds, which take minutes, for the next start; it must exist and be writable. Default
    /// (null): they are built at every start.
    /// </summary>
    public string? TensorRtEngineCache { get; set; }
}
