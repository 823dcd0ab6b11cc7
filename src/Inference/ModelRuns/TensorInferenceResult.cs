using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>What a model made of tensors.</summary>
/// <param name="Model">Which model and version answered.</param>
/// <param name="Outputs">The wanted outputs in the order in which they were asked for, else of the manifest.</param>
/// <param name="Timings">Time in the queue and in the model.</param>
public sealed record TensorInferenceResult(ModelIdentity Model, ImmutableArray<NamedTensor> Outputs, PhaseTimings Timings);
