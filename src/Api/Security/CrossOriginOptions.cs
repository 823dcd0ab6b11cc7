namespace TDGan.Api.Security;

/// <summary>Which other sites' pages may call from a browser (CORS).</summary>
internal sealed class CrossOriginOptions
{
    public const string SectionName = "TDGan:CrossOrigin";

    /// <summary>Origins such as <c>https://example.org</c>, or <c>*</c> alone for all. Default null: none.</summary>
    public IReadOnlyList<string>? AllowedOrigins { get; set; }
}
