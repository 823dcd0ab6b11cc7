using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>What this server is.</summary>
internal sealed record ServerMetadataReply
{
    /// <summary>Name of the server.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The extensions of the protocol that it speaks, by Triton's names.</summary>
    [JsonPropertyName("extensions")]
    public required IReadOnlyList<string> Extensions { get; init; }
}
