namespace TDGan.Client.Replies;

/// <summary>The loaded models.</summary>
/// <param name="Models">By name.</param>
internal sealed record ModelsResult(IReadOnlyList<ModelDetails> Models);
