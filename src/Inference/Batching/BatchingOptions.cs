namespace TDGan.Inference.Batching;

/// <summary>How faces wait for a model and share its runs.</summary>
public sealed class BatchingOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "TDGan:Batching";

    /// <summary>
    /// Faces that may wait for one model, 100 (the most that one request may bring) to 65536; default 256. A request whose faces do not all
    /// fit is refused at once.
    /// </summary>
    public int QueueCapacity { get; set; } = 256;

    /// <summary>Most faces in one run: 1, 2, 4, 8, 16 or 32; default 32. Every size up to it is warmed up before it is used.</summary>
    public int MaxBatchSize { get; set; } = 32;

    /// <summary>
    /// Longest run that a batch may be predicted to take, 1 ms to 10 s; default 100 ms. It bounds the time that one model keeps a core from
    /// another; a batch of one runs however long it takes.
    /// </summary>
    public TimeSpan LongestRun { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Time after which a worker that has work and does not move counts as stuck, so that <c>/livez</c> fails; 1 s to 1 h; default 30 s.
    /// </summary>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(30);
}
