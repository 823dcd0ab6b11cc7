namespace TDGan.Client.Replies;

/// <summary>The reply to a batch.</summary>
/// <param name="Results">One entry for each picture, in the order of the request.</param>
internal sealed record BatchResult(IReadOnlyList<BatchItem> Results);
