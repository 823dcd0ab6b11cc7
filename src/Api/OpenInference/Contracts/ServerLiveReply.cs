using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>The process is alive.</summary>
internal sealed record ServerLiveReply
{
    /// <summary>Always true.</summary>
    [JsonPropertyName("live")]
    public required bool Live { get; init; }
}
