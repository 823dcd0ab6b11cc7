namespace TDGan.Client.Replies;

/// <summary>How much a face looks like one expression.</summary>
/// <param name="Label">Such as <c>happiness</c>.</param>
/// <param name="Score">0-1.</param>
public sealed record ExpressionScore(string Label, float Score);
