namespace TDGan.Api.Http;

/// <summary>What one request may cost before the pipeline sees it.</summary>
internal sealed class LimitsOptions
{
    public const string SectionName = "TDGan:Limits";

    /// <summary>Largest request body in bytes, all parts of a multipart together, 1 KiB to 1 GiB. Default 32 MiB.</summary>
    public long MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Most pictures in one batch, 1 to 1024. Default 32.</summary>
    public int MaxBatchImages { get; set; } = 32;

    /// <summary>Time for an answer once the body has arrived, 1 ms to 10 min; <c>X-Timeout-Ms</c> only shortens it. Default 10 s.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Slowest upload that is waited for, in bytes a second, 1 to 1 GiB. Default 1 KiB.</summary>
    public double MinUploadBytesPerSecond { get; set; } = 1024;

    /// <summary>
    /// Time before <see cref="MinUploadBytesPerSecond"/> is enforced, above 1 s (the server checks each second) to 10 min. Default 5 s.
    /// </summary>
    public TimeSpan UploadGracePeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Time for a whole upload, however fast it is, 1 s to 1 h: a client that sends just fast enough would hold its memory for hours
    /// otherwise. Default 2 min.
    /// </summary>
    public TimeSpan UploadDeadline { get; set; } = TimeSpan.FromMinutes(2);
}
