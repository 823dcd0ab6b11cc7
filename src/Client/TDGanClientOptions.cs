namespace TDGan.Client;

/// <summary>How a <see cref="TDGanClient"/> calls.</summary>
public sealed record TDGanClientOptions
{
    /// <summary>Time for one call with all its retries, above 0. Default 30 s. Each attempt tells the service what is left of it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Attempts after the first, 0 or more; default 3. Only what may succeed later is tried again: 429, 503 and connections that broke. No
    /// call changes anything on the service, so that every one may be repeated.
    /// </summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>
    /// Wait before the first retry where the service names none in <c>Retry-After</c>; doubled for each further one. Default 200 ms.
    /// </summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Key that is sent as <c>Authorization: Bearer</c>, or null for a service that wants none.</summary>
    public string? ApiKey { get; init; }
}
