using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TDGan.Inference.Batching;
using TDGan.Inference.Cores;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Sessions;

namespace TDGan.Inference.Tests;

/// <summary>Batchers for tests without a host.</summary>
internal static class BatcherFactories
{
    public static BatcherFactory Create(ActiveBatchers active, InferenceMetrics metrics) => new(
        Options.Create(new BatchingOptions()),
        Options.Create(new OnnxSessionPoolOptions()),
        new ProcessorCores(2),
        active,
        metrics,
        TimeProvider.System,
        NullLogger<RequestBatcher>.Instance);
}
