using System.Collections.Immutable;
using TDGan.Inference.Batching;
using TDGan.Inference.Crops;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Manifest;
using TDGan.Inference.Motion;
using TDGan.Inference.Requests;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRepository;

/// <summary>
/// A model as requests use it: <see cref="RunAsync"/> is the one way to run it; it waits in the queue or for a session, times and counts.
/// Held by leases, so that a model taken out of use ends after its last request. Owns the model. Thread-safe.
/// </summary>
public sealed class ServedModel : IDisposable
{
    private readonly OnnxModel _model;
    private readonly RequestBatcher? _batcher;
    private readonly InferenceMetrics? _metrics;
    private readonly TimeProvider _time;

    // The owner holds it once.
    private int _holders = 1;
    private int _isRetired;

    /// <summary>Serves a model outside a host: nothing is batched, and its runs are counted nowhere.</summary>
    /// <param name="model">Owned from now on.</param>
    public ServedModel(OnnxModel model)
        : this(model, batcher: null, metrics: null, TimeProvider.System)
    {
    }

    /// <param name="model">Owned from now on.</param>
    /// <param name="batcher">Has all sessions of the model; null where every request gets a run of its own.</param>
    /// <param name="metrics">Counts requests and runs; null for nowhere.</param>
    /// <param name="time">The clock.</param>
    internal ServedModel(OnnxModel model, RequestBatcher? batcher, InferenceMetrics? metrics, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _batcher, _metrics, _time) = (model, batcher, metrics, time);
    }

    /// <summary>Where it came from.</summary>
    public ModelFolder Folder => _model.Folder;

    /// <summary>What its folder says of it.</summary>
    public ModelManifest Manifest => _model.Manifest;

    /// <summary>How a face is cut out for this model.</summary>
    /// <exception cref="InvalidOperationException">The model reads whole pictures.</exception>
    public CropRule Crop => _model.Crop;

    /// <summary>Name, version, digest and the device in use.</summary>
    public ModelIdentity Identity => _model.Identity;

    /// <summary>Why <c>auto</c> took the CPU, or null.</summary>
    public string? DeviceFallbackReason => _model.DeviceFallbackReason;

    /// <summary>The mean expression codes, or null where the manifest names none.</summary>
    public ExpressionPrototypes? Prototypes => _model.Prototypes;

    /// <summary>How faces move, or null where the manifest names nothing.</summary>
    public MotionModel? Motion => _model.Motion;

    /// <summary>Runs every item of a batch: in runs shared with other requests, or in one of its own where there is no queue.</summary>
    /// <param name="inputs">Every input of the graph, all with the same first dimension, 1 or more; read until the task ends.</param>
    /// <param name="outputs">Names of the wanted outputs; null wants all.</param>
    /// <param name="scope">The request: gets the time in the queue and in the model; its deadline and token bound the wait.</param>
    /// <returns>The wanted outputs by name, in memory of their own; every value is finite.</returns>
    /// <exception cref="ArgumentException">An input does not fit the graph; the message has expected and actual.</exception>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.Overloaded"/>, <see cref="InferenceError.ShuttingDown"/>, <see cref="InferenceError.BadModelOutput"/>,
    /// <see cref="InferenceError.DeadlineExceeded"/> or <see cref="InferenceError.DeviceLost"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token of <paramref name="scope"/> was cancelled.</exception>
    public async Task<ImmutableDictionary<string, NamedTensor>> RunAsync(
        IReadOnlyList<NamedTensor> inputs, IReadOnlyList<string>? outputs, RequestScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        long askedAt = _time.GetTimestamp();
        bool succeeded = false;
        try
        {
            (ImmutableDictionary<string, NamedTensor> results, BatchTiming timing) = _batcher is null
                ? await RunAloneAsync(inputs, outputs, scope.CancellationToken)
                : await RunBatchedAsync(_batcher, inputs, outputs, scope);
            scope.Clock.RecordRun(timing.QueuedAt, timing.StartedAt, timing.EndedAt, timing.BatchSize);
            succeeded = true;
            return results;
        }
        finally
        {
            _metrics?.RecordRequest(Identity.Name, _time.GetElapsedTime(askedAt), succeeded, _time.GetUtcNow());
        }
    }

    /// <summary>
    /// Takes the model out of use: it is retired when the last <see cref="ModelLease"/> has ended, now where there is none. What waits or
    /// runs still ends well.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isRetired, 1) == 0)
        {
            Release();
        }
    }

    /// <summary>Holds a place in the queue while an item is made; as <see cref="RequestBatcher.Reserve"/>.</summary>
    /// <param name="scope">The request that the item is of; its deadline is looked at.</param>
    /// <returns>Disposed right before <see cref="RunAsync"/>, or when there will be no item; null where the model has no queue.</returns>
    internal QueuePlace? Reserve(RequestScope scope) => _batcher?.Reserve(scope.Deadline);

    /// <summary>What <see cref="Reserve"/> would now throw because the queue is full or slower than the deadline, or null.</summary>
    /// <param name="deadline">By when the answer is needed; null for whenever.</param>
    internal InferenceException? FindRefusal(DateTimeOffset? deadline) => _batcher?.FindRefusal(deadline);

    /// <summary>Holds the model for one request; null where it was retired already.</summary>
    internal ModelLease? TryHold()
    {
        int holders = Volatile.Read(ref _holders);
        while (holders > 0)
        {
            int seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return new ModelLease(this);
            }

            holders = seen;
        }

        return null;
    }

    /// <summary>Ends one hold.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _batcher?.Dispose();
            _model.Dispose();
        }
    }

    private static async Task<(ImmutableDictionary<string, NamedTensor> Results, BatchTiming Timing)> RunBatchedAsync(
        RequestBatcher batcher, IReadOnlyList<NamedTensor> inputs, IReadOnlyList<string>? outputs, RequestScope scope)
    {
        int count = TensorBatch.SizeOf(inputs, batcher.Signature);
        float[]?[] room = BatchedTensors.Allocate(outputs, batcher.Signature, count);
        BatchTiming timing = await batcher.RunAsync(count, BatchedTensors.Values(inputs, batcher.Signature), room, scope);
        return (BatchedTensors.Pack(room, batcher.Signature, count), timing);
    }

    private async Task<(ImmutableDictionary<string, NamedTensor> Results, BatchTiming Timing)> RunAloneAsync(
        IReadOnlyList<NamedTensor> inputs, IReadOnlyList<string>? outputs, CancellationToken cancellationToken)
    {
        long queuedAt = _time.GetTimestamp();
        using SessionLease lease = await _model.Sessions.LeaseAsync(cancellationToken);
        long startedAt = _time.GetTimestamp();
        ImmutableDictionary<string, NamedTensor> results = lease.Run(inputs, outputs);
        var timing = new BatchTiming(queuedAt, startedAt, _time.GetTimestamp(), inputs[0].Shape[0]);

        // A batcher counts its own runs, which several requests share.
        for (int item = 0; item < timing.BatchSize; item++)
        {
            _metrics?.RecordQueueWait(Identity.Name, _time.GetElapsedTime(queuedAt, startedAt));
        }

        _metrics?.RecordRun(Identity.Name, timing.BatchSize, _time.GetElapsedTime(startedAt, timing.EndedAt));
        return (results, timing);
    }
}
