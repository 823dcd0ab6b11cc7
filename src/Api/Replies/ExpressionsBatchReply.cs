namespace TDGan.Api.Replies;

/// <summary>An answer for each picture of a batch.</summary>
internal sealed record ExpressionsBatchReply
{
    /// <summary>In the order of the pictures.</summary>
    public required IReadOnlyList<ExpressionsBatchItemReply> Results { get; init; }
}
