namespace TDGan.Inference.Sessions;

/// <summary>Tells which execution providers this build of ONNX Runtime has; replaced in tests.</summary>
public interface IExecutionProviderProbe
{
    /// <summary>Names such as <c>CPUExecutionProvider</c>. That a provider is listed does not mean that its device works.</summary>
    IReadOnlyCollection<string> AvailableProviders();
}
