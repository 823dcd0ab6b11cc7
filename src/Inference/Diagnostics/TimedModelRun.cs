using System.Collections.Immutable;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Sessions;

namespace TDGan.Inference.Diagnostics;

/// <summary>One batch through a model, with the wait and the run on the clock of the request.</summary>
internal static class TimedModelRun
{
    public static async Task<ImmutableDictionary<string, NamedTensor>> RunAsync(
        this PhaseClock clock,
        OnnxModel model,
        IReadOnlyList<NamedTensor> inputs,
        IReadOnlyList<string> outputs,
        CancellationToken cancellationToken)
    {
        long asked = clock.Time.GetTimestamp();
        try
        {
            SessionLease lease;
            using (clock.Start(Phase.Queue))
            {
                lease = await model.LeaseAsync(cancellationToken);
            }

            using (lease)
            using (clock.Start(Phase.Inference))
            {
                int items = inputs[0].Shape[0];
                clock.NoteBatch(model.Identity.Name, items);
                long started = clock.Time.GetTimestamp();
                ImmutableDictionary<string, NamedTensor> results = lease.Run(inputs, outputs);
                model.Statistics.NoteRun(
                    items, clock.Time.GetElapsedTime(asked, started), clock.Time.GetElapsedTime(started), clock.Time.GetUtcNow());
                return results;
            }
        }
        catch
        {
            model.Statistics.NoteFailure(clock.Time.GetElapsedTime(asked), clock.Time.GetUtcNow());
            throw;
        }
    }
}
