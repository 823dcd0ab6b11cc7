namespace TDGan.Client.Replies;

/// <summary>What became of one picture of a batch.</summary>
/// <param name="Index">Position in the request, from 0.</param>
/// <param name="Name">Name of the picture, where it had one.</param>
/// <param name="Result">The expressions, or null.</param>
/// <param name="Problem">Why there is no result, or null.</param>
public sealed record BatchItem(int Index, string? Name = null, ExpressionsResult? Result = null, Problem? Problem = null);
