using TDGan.Inference.Diagnostics;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>Checks against the manifest, then runs at most <see cref="ModelManifest.LargestRun"/> rows at a time.</summary>
internal sealed class ModelRunner(
    IModelCatalogue catalogue, ITensorInference tensors, EncodedImageReader pictures, InferenceMetrics metrics, TimeProvider time)
    : IModelRunner
{
    /// <inheritdoc/>
    public async Task<ModelRunResult> RunAsync(ModelRunRequest request, CancellationToken cancellationToken)
    {
        ModelManifest manifest = catalogue.Find(request.Model, request.Version).Manifest;
        TensorRequestRules.CheckOutputs(request.Outputs, manifest.Outputs);
        var clock = new PhaseClock(metrics, time);
        IReadOnlyList<NamedTensor> inputs = request.EncodedImages is { } files
            ? [await pictures.ReadAsync(manifest, files, clock, cancellationToken), .. request.Inputs]
            : request.Inputs;
        int rows = TensorRequestRules.CheckInputs(inputs, manifest.Inputs);
        TensorRequestRules.CheckGrid(inputs, manifest.Detector);
        List<TensorInferenceResult> parts = await RunAsync(request, inputs, rows, cancellationToken);
        return new ModelRunResult(
            parts[0].Model,
            manifest.Labels ?? [],
            [.. parts[0].Outputs.Select((_, i) => TensorRows.Join([.. parts.Select(part => part.Outputs[i])]))],
            Sum(clock.ToTimings(), parts));
    }

    private static PhaseTimings Sum(PhaseTimings before, List<TensorInferenceResult> parts) => before with
    {
        QueueMs = parts.Sum(part => part.Timings.QueueMs),
        InferenceMs = parts.Sum(part => part.Timings.InferenceMs),
        BatchSize = parts.Max(part => part.Timings.BatchSize),
    };

    private async Task<List<TensorInferenceResult>> RunAsync(
        ModelRunRequest request, IReadOnlyList<NamedTensor> inputs, int rows, CancellationToken cancellationToken)
    {
        var parts = new List<TensorInferenceResult>();
        for (int first = 0; first < rows; first += ModelManifest.LargestRun)
        {
            int count = Math.Min(ModelManifest.LargestRun, rows - first);
            parts.Add(await tensors.RunAsync(
                request.Model,
                request.Version,
                [.. inputs.Select(tensor => TensorRows.Slice(tensor, first, count))],
                request.Outputs.Count > 0 ? [.. request.Outputs] : null,
                cancellationToken));
        }

        return parts;
    }
}
