namespace TDGan.Api.Http;

/// <summary>What stands between clients and the service.</summary>
internal sealed class ProxyOptions
{
    public const string SectionName = "TDGan:Proxy";

    /// <summary>
    /// Prefix under which a proxy shows the service, such as <c>/tdgan</c>; whether the proxy takes it off or not. Default null: none, or what
    /// <c>X-Forwarded-Prefix</c> of a trusted proxy says.
    /// </summary>
    public string? PathBase { get; set; }

    /// <summary>Networks whose forwarded headers are believed, such as <c>10.0.0.0/8</c>. Default null: this machine alone.</summary>
    public IReadOnlyList<string>? TrustedNetworks { get; set; }
}
