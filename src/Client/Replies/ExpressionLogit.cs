namespace TDGan.Client.Replies;

/// <summary>The model's value for one expression before it becomes a score.</summary>
/// <param name="Label">Such as <c>happiness</c>.</param>
/// <param name="Value">Before the temperature.</param>
public sealed record ExpressionLogit(string Label, float Value);
