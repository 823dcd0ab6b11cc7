using Microsoft.Extensions.Logging;

namespace TDGan.Inference.Diagnostics;

/// <summary>Every log message of the pipeline. None carries a picture, a file name of an upload or a score.</summary>
internal static partial class InferenceLog
{
    [LoggerMessage(1, LogLevel.Information, "Model {Model} version {Version} loaded on {Device} from {Folder}")]
    public static partial void ModelLoaded(ILogger logger, string model, string version, string device, string folder);

    [LoggerMessage(2, LogLevel.Warning, "Model {Model} fell back to {Device}: {Reason}")]
    public static partial void DeviceFallback(ILogger logger, string model, string device, string reason);
}
