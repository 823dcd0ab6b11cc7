namespace TDGan.Api.Security;

/// <summary>One key of a caller.</summary>
internal sealed class AccessKeyOptions
{
    /// <summary>Who it is for: the name under which quotas are counted. Never sent or logged together with the key.</summary>
    public string Name { get; set; } = "";

    /// <summary>The secret, 16 characters or more.</summary>
    public string Key { get; set; } = "";

    /// <summary>What it is for; null or empty is everything.</summary>
    public IReadOnlyList<AccessScope>? Scopes { get; set; }
}
