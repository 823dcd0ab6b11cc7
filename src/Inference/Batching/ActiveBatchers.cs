using System.Collections.Immutable;
using TDGan.Inference.Diagnostics;

namespace TDGan.Inference.Batching;

/// <summary>The batchers of a host that have not ended, for metrics, liveness and the end of the process. Thread-safe.</summary>
internal sealed class ActiveBatchers : IInferenceLiveness
{
    private ImmutableList<RequestBatcher> _batchers = [];

    /// <param name="metrics">Shows the queues.</param>
    public ActiveBatchers(InferenceMetrics metrics) => metrics.ObserveQueues(QueueLengths);

    /// <summary>Those that take requests or still serve what waits.</summary>
    public IReadOnlyList<RequestBatcher> All => Volatile.Read(ref _batchers);

    /// <inheritdoc/>
    public string? Fault => All.FirstOrDefault(batcher => batcher.StuckWorkers > 0) is { } stuck
        ? $"{stuck.StuckWorkers} of the workers of {stuck.Model} do not move"
        : null;

    public void Add(RequestBatcher batcher) => ImmutableInterlocked.Update(ref _batchers, list => list.Add(batcher));

    public void Remove(RequestBatcher batcher) => ImmutableInterlocked.Update(ref _batchers, list => list.Remove(batcher));

    // While a model is swapped it has two queues, the old one being drained.
    private IEnumerable<(string Model, int Length)> QueueLengths() => All
        .GroupBy(batcher => batcher.Model)
        .Select(model => (model.Key, model.Sum(batcher => batcher.QueueLength)));
}
