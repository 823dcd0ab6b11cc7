namespace TDGan.Api.Shutdown;

/// <summary>How the service stops: it reports not ready, keeps answering for a while, then finishes what is in flight.</summary>
internal sealed class ShutdownOptions
{
    public const string SectionName = "TDGan:Shutdown";

    /// <summary>
    /// Time between <c>/readyz</c> failing and the listener closing, so that balancers stop sending before connections are refused;
    /// 0 to 5 min, below <see cref="GracePeriod"/>. Default 2 s.
    /// </summary>
    public TimeSpan ReadinessNotice { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Time for the whole stop, the notice included, 1 s to 10 min; what is still in flight then gets 503. Default 20 s.</summary>
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromSeconds(20);
}
