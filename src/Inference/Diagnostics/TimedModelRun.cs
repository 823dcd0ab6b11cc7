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
        SessionLease lease;
        using (clock.Start(Phase.Queue))
        {
            lease = await model.LeaseAsync(cancellationToken);
        }

        using (lease)
        using (clock.Start(Phase.Inference))
        {
            clock.NoteBatch(model.Identity.Name, inputs[0].Shape[0]);
            return lease.Run(inputs, outputs);
        }
    }
}
