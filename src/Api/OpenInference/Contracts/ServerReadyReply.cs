using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>Requests are welcome.</summary>
internal sealed record ServerReadyReply
{
    /// <summary>Always true; a server that is not ready answers with 503.</summary>
    [JsonPropertyName("ready")]
    public required bool Ready { get; init; }
}
