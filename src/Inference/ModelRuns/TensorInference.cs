using System.Collections.Immutable;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>Runs tensors through the queue of a loaded model.</summary>
internal sealed class TensorInference(ModelCatalogue models, InferenceMetrics metrics, TimeProvider time) : ITensorInference
{
    /// <inheritdoc/>
    public async Task<TensorInferenceResult> RunAsync(
        string model,
        string? version,
        ImmutableArray<NamedTensor> inputs,
        ImmutableArray<string>? outputs,
        CancellationToken cancellationToken)
    {
        using ModelLease lease = models.Lease(model, version);
        OnnxModel loaded = lease.Model;
        var clock = new PhaseClock(metrics, time);
        ImmutableArray<string> wanted = outputs ?? [.. loaded.Manifest.Outputs.Select(output => output.Name)];
        ImmutableDictionary<string, NamedTensor> results = await clock.RunAsync(loaded, inputs, wanted, cancellationToken);
        return new TensorInferenceResult(loaded.Identity, [.. wanted.Select(name => results[name])], clock.ToTimings());
    }
}
