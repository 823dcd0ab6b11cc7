using TDGan.Inference.Sessions;

namespace TDGan.Inference.Tests.Sessions;

/// <summary>Claims to have these providers.</summary>
internal sealed class FakeProbe(params string[] providers) : IExecutionProviderProbe
{
    public IReadOnlyCollection<string> AvailableProviders() => providers;
}
