using System.Text.Json.Serialization;

namespace TDGan.Api.OpenInference.Contracts;

/// <summary>Statistics of one or all models.</summary>
internal sealed record StatisticsReply
{
    /// <summary>One entry for each version.</summary>
    [JsonPropertyName("model_stats")]
    public required IReadOnlyList<ModelStatisticsReply> ModelStats { get; init; }
}
