using Microsoft.Extensions.Logging;
using TDGan.Inference.Diagnostics;

namespace TDGan.Inference.Batching;

/// <summary>What all batchers of a host share.</summary>
/// <param name="Options">Limits.</param>
/// <param name="Time">The clock.</param>
/// <param name="Metrics">Where runs, waits and refusals are counted.</param>
/// <param name="Logger">Tells of faults of workers.</param>
internal sealed record BatchContext(BatchingOptions Options, TimeProvider Time, InferenceMetrics Metrics, ILogger Logger);
