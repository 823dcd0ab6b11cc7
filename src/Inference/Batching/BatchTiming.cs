namespace TDGan.Inference.Batching;

/// <summary>When the phases of one request through a model were, as timestamps of its <see cref="TimeProvider"/>.</summary>
/// <param name="QueuedAt">It entered the queue.</param>
/// <param name="StartedAt">The first run with one of its items began.</param>
/// <param name="EndedAt">The last such run ended.</param>
/// <param name="BatchSize">Items in the largest of these runs, other requests' included.</param>
internal readonly record struct BatchTiming(long QueuedAt, long StartedAt, long EndedAt, int BatchSize);
