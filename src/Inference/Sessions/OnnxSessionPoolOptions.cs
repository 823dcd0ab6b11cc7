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
    /// Sessions of each model, 1 or more. Default (null): cores / <see cref="IntraOpThreads"/> on the CPU, two for each GPU.
    /// On the CPU sessions x threads may not exceed the cores.
    /// </summary>
    public int? Sessions { get; set; }

    /// <summary>Threads inside one run, 1 or more; default 1, because on shared cores two can be several times slower than one.</summary>
    public int IntraOpThreads { get; set; } = 1;

    /// <summary>Most bytes that one session's arena may take on a GPU, 64 MiB or more; default 2 GiB.</summary>
    public long GpuMemoryLimitBytes { get; set; } = 2L << 30;
}
