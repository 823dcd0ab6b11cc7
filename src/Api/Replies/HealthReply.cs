namespace TDGan.Api.Replies;

/// <summary>A probe that succeeded.</summary>
internal sealed record HealthReply
{
    /// <summary>live, ready or started.</summary>
    public required string Status { get; init; }

    /// <summary>
    /// Of readiness: models that the service goes without. Without face-detector every picture is taken as one face. Left out where there are none.
    /// </summary>
    public IReadOnlyList<string>? MissingModels { get; init; }
}
