namespace TDGan.Inference.Batching;

/// <summary>One face that waits for a model.</summary>
/// <param name="Request">The request that it is part of.</param>
/// <param name="Index">Which of the request's items, from 0.</param>
internal readonly record struct PendingItem(PendingRequest Request, int Index);
