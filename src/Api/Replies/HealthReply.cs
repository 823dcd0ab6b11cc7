namespace TDGan.Api.Replies;

/// <summary>A probe that succeeded.</summary>
internal sealed record HealthReply
{
    /// <summary>live, ready or started.</summary>
    public required string Status { get; init; }
}
