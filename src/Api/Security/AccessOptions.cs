namespace TDGan.Api.Security;

/// <summary>Who may call.</summary>
internal sealed class AccessOptions
{
    public const string SectionName = "TDGan:Access";

    /// <summary>The keys, one of which each call to <c>/api</c> and <c>/v2</c> then needs. Default null: everybody may call.</summary>
    public IReadOnlyList<AccessKeyOptions>? Keys { get; set; }
}
