using Microsoft.ML.OnnxRuntime;

namespace TDGan.Inference.Sessions;

/// <summary>Asks the native library that the executable brought along.</summary>
public sealed class OrtExecutionProviderProbe : IExecutionProviderProbe
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> AvailableProviders() => OrtEnv.Instance().GetAvailableProviders();
}
