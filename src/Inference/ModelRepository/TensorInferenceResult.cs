using System.Collections.Immutable;

namespace TDGan.Inference.ModelRepository;

/// <summary>What a model made of tensors.</summary>
/// <param name="Model">Which model and version answered.</param>
/// <param name="Outputs">The wanted outputs in the order in which they were asked for, else of the manifest.</param>
/// <param name="Timings">Time in the queue and in the model.</param>
public sealed record TensorInferenceResult(ModelIdentity Model, ImmutableArray<NamedTensor> Outputs, PhaseTimings Timings);
