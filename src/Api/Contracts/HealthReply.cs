namespace TDGan.Api.Contracts;

/// <summary>A probe that succeeded.</summary>
internal sealed record HealthReply
{
    /// <summary>live, ready or started.</summary>
    public required string Status { get; init; }
}
