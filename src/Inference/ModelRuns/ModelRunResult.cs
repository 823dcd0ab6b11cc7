using System.Collections.Immutable;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.ModelRuns;

/// <summary>What a model made of a request.</summary>
/// <param name="Model">Which model answered.</param>
/// <param name="Labels">Class labels in output order; empty where the model does not classify.</param>
/// <param name="Outputs">The wanted outputs in the order of the request, or all in the order of the model; every value is finite.</param>
/// <param name="Timings">Where the time went.</param>
public sealed record ModelRunResult(
    ModelIdentity Model, ImmutableArray<string> Labels, IReadOnlyList<NamedTensor> Outputs, PhaseTimings Timings);
