using System.Collections.Immutable;
using TDGan.Inference.Batching;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Sessions;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRepository;

/// <summary>Items through a model, with the wait and the run on the clock of the request.</summary>
internal static class TimedModelRun
{
    /// <summary>Runs them in the model's batches, or as one batch of their own where the model has none.</summary>
    public static async Task<ImmutableDictionary<string, NamedTensor>> RunAsync(
        this PhaseClock clock,
        OnnxModel model,
        IReadOnlyList<NamedTensor> inputs,
        IReadOnlyList<string> outputs,
        CancellationToken cancellationToken)
    {
        if (model.Batcher is not { } batcher)
        {
            return await RunAloneAsync(clock, model, inputs, outputs, cancellationToken);
        }

        (ImmutableDictionary<string, NamedTensor> results, BatchTiming timing) =
            await clock.CountAsync(model.Identity.Name, () => batcher.RunAsync(inputs, outputs, cancellationToken));
        clock.Note(Phase.Queue, timing.QueuedAt, timing.StartedAt);
        clock.Note(Phase.Inference, timing.StartedAt, timing.EndedAt);
        clock.NoteBatch(timing.BatchSize);
        return results;
    }

    private static async Task<ImmutableDictionary<string, NamedTensor>> RunAloneAsync(
        PhaseClock clock,
        OnnxModel model,
        IReadOnlyList<NamedTensor> inputs,
        IReadOnlyList<string> outputs,
        CancellationToken cancellationToken)
    {
        SessionLease lease;
        using (clock.Start(Phase.Queue))
        {
            lease = await model.LeaseAsync(cancellationToken);
        }

        using (lease)
        using (clock.Start(Phase.Inference))
        {
            clock.NoteBatch(inputs[0].Shape[0]);
            return lease.Run(inputs, outputs);
        }
    }
}
