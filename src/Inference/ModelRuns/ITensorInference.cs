using System.Collections.Immutable;
using TDGan.Inference.Errors;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>Runs a loaded model on tensors, through the same queues as the two tasks. Thread-safe.</summary>
public interface ITensorInference
{
    /// <summary>Runs every item of the batch; items of several callers share runs of the model.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="version">Its version, or null for the one that serves.</param>
    /// <param name="inputs">Every input of the model, all with the same first dimension, 1 or more; not changed, not kept.</param>
    /// <param name="outputs">Names of the wanted outputs; null wants all.</param>
    /// <param name="cancellationToken">Client abort, deadline or shutdown.</param>
    /// <exception cref="ArgumentException">A tensor does not fit the model; the message has expected and actual.</exception>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.ModelNotFound"/>, <see cref="InferenceError.VersionNotFound"/>, <see cref="InferenceError.ModelLoading"/>,
    /// <see cref="InferenceError.Overloaded"/>, <see cref="InferenceError.BadModelOutput"/> or <see cref="InferenceError.DeviceLost"/>.
    /// </exception>
    Task<TensorInferenceResult> RunAsync(
        string model,
        string? version,
        ImmutableArray<NamedTensor> inputs,
        ImmutableArray<string>? outputs,
        CancellationToken cancellationToken);
}
