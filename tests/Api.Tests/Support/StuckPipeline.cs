using TDGan.Inference.Batching;

namespace TDGan.Api.Tests.Support;

/// <summary>A pipeline that does not move.</summary>
internal sealed class StuckPipeline : IInferenceLiveness
{
    public string? Fault => "1 of the workers of decoder do not move";
}
