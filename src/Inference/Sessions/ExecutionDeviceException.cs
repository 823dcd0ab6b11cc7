using TDGan.Inference.Errors;

namespace TDGan.Inference.Sessions;

/// <summary>The device that the configuration names cannot be used.</summary>
/// <param name="device">The device as configured.</param>
/// <param name="reason">Why not, one line.</param>
/// <param name="innerException">The refusal of the runtime, or null.</param>
public sealed class ExecutionDeviceException(ExecutionDevice device, string reason, Exception? innerException = null)
    : InferenceStartException(
        $"{OnnxSessionPoolOptions.SectionName}:{nameof(OnnxSessionPoolOptions.Device)}: {device} cannot be used: {reason}", innerException)
{
    /// <summary>The device as configured.</summary>
    public ExecutionDevice Device { get; } = device;
}
