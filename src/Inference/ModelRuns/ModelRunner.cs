using System.Collections.Immutable;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>Checks against the manifest, then runs at most <see cref="ModelManifest.LargestRun"/> rows at a time.</summary>
internal sealed class ModelRunner(ModelCatalogue models, EncodedImageReader pictures, InferenceMetrics metrics, TimeProvider time)
    : IModelRunner
{
    /// <inheritdoc/>
    public async Task<ModelRunResult> RunAsync(ModelRunRequest request, CancellationToken cancellationToken)
    {
        using ModelLease lease = models.Lease(request.Model, request.Version);
        ModelManifest manifest = lease.Model.Manifest;
        TensorRequestRules.CheckOutputs(request.Outputs, manifest.Outputs);
        var scope = new RequestScope(new PhaseClock(metrics, time), request.Deadline, cancellationToken);
        IReadOnlyList<NamedTensor> inputs = request.EncodedImages is { } files
            ? [await pictures.ReadAsync(manifest, files, scope), .. request.Inputs]
            : request.Inputs;
        TensorRequestRules.CheckInputs(inputs, manifest.Inputs);
        TensorRequestRules.CheckGrid(inputs, manifest.Detector);
        IReadOnlyList<string> wanted =
            request.Outputs.Count > 0 ? request.Outputs : [.. manifest.Outputs.Select(output => output.Name)];
        IReadOnlyList<NamedTensor> outputs = await RunAsync(lease.Model, inputs, wanted, scope);
        return new ModelRunResult(lease.Model.Identity, manifest.Labels ?? [], outputs, scope.Clock.ToTimings());
    }

    /// <summary>The rows in as many runs as they need, joined in their order.</summary>
    private static async Task<IReadOnlyList<NamedTensor>> RunAsync(
        ServedModel model, IReadOnlyList<NamedTensor> inputs, IReadOnlyList<string> wanted, RequestScope scope)
    {
        int rows = inputs[0].Shape[0];
        var parts = new List<ImmutableDictionary<string, NamedTensor>>();
        for (int first = 0; first < rows; first += ModelManifest.LargestRun)
        {
            int count = Math.Min(ModelManifest.LargestRun, rows - first);
            parts.Add(await model.RunAsync([.. inputs.Select(tensor => TensorRows.Slice(tensor, first, count))], wanted, scope));
        }

        return [.. wanted.Select(name => TensorRows.Join([.. parts.Select(part => part[name])]))];
    }
}
