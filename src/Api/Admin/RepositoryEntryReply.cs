using System.Text.Json.Serialization;
using TDGan.Inference.ModelRepository;

namespace TDGan.Api.Admin;

/// <summary>One version of a model in the repository.</summary>
internal sealed record RepositoryEntryReply
{
    /// <summary>Name of the model.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>READY, LOADING or UNAVAILABLE.</summary>
    [JsonPropertyName("state")]
    public required string State { get; init; }

    /// <summary>Why it is not ready; empty where it is.</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    public static RepositoryEntryReply From(ModelIndexEntry entry) => new()
    {
        Name = entry.Name,
        Version = entry.Version,
        State = entry.State.ToString().ToUpperInvariant(),
        Reason = entry.Reason,
    };
}
