using TDGan.Inference.Errors;

namespace TDGan.Inference.ModelRuns;

/// <summary>
/// Runs any loaded model for callers that speak of inputs and outputs instead of faces: checks everything that a stranger may send, then
/// runs it through the same queues as the tasks. Thread-safe.
/// </summary>
public interface IModelRunner
{
    /// <summary>
    /// Checks the tensors against the model, runs them in as many batches as they need and joins the outputs in the order of the rows.
    /// </summary>
    /// <param name="request">Model, inputs and wanted outputs; their memory is read only during the call.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.ModelNotFound"/>, <see cref="InferenceError.VersionNotFound"/>, <see cref="InferenceError.InvalidTensor"/>,
    /// <see cref="InferenceError.UnsupportedFeature"/>, or what decoding and running report.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ModelRunResult> RunAsync(ModelRunRequest request, CancellationToken cancellationToken);
}
