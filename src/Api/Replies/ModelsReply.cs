namespace TDGan.Api.Replies;

/// <summary>The loaded models.</summary>
internal sealed record ModelsReply
{
    /// <summary>By name.</summary>
    public required IReadOnlyList<ModelDetailsReply> Models { get; init; }
}
