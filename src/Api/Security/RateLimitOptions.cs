namespace TDGan.Api.Security;

/// <summary>How often one caller may call <c>/api</c> and <c>/v2</c>: a key, or an address where there are no keys.</summary>
internal sealed class RateLimitOptions
{
    public const string SectionName = "TDGan:RateLimit";

    /// <summary>Requests a minute that each caller gets, 1 to 1 million. Default null: no limit.</summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>Requests that a caller who was quiet may send at once, 1 to 1 million. Default 20.</summary>
    public int Burst { get; set; } = 20;
}
