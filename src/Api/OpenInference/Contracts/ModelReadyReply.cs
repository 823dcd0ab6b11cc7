using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>A model answers.</summary>
internal sealed record ModelReadyReply
{
    /// <summary>Name of the model.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Always true.</summary>
    [JsonPropertyName("ready")]
    public required bool Ready { get; init; }
}
