using Microsoft.Extensions.Logging;

namespace TDGan.Inference.Diagnostics;

/// <summary>Every log message of the pipeline. None carries a picture, a file name of an upload or a score.</summary>
internal static partial class InferenceLog
{
    [LoggerMessage(1, LogLevel.Information, "Model {Model} version {Version} loaded on {Device} from {Folder}")]
    public static partial void ModelLoaded(ILogger logger, string model, string version, string device, string folder);

    [LoggerMessage(2, LogLevel.Warning, "Model {Model} fell back to {Device}: {Reason}")]
    public static partial void DeviceFallback(ILogger logger, string model, string device, string reason);

    [LoggerMessage(9, LogLevel.Information, "Model {Model} runs on {Device}: {Reason}")]
    public static partial void NoDeviceInBuild(ILogger logger, string model, string device, string reason);

    [LoggerMessage(10, LogLevel.Warning, "{Folder} cannot be read and is passed over")]
    public static partial void FolderPassedOver(ILogger logger, string folder);

    [LoggerMessage(3, LogLevel.Error, "A worker of {Model} failed outside a run; it goes on")]
    public static partial void WorkerFault(ILogger logger, Exception exception, string model);

    [LoggerMessage(4, LogLevel.Error, "The device failed in a run of {Model}; the session is renewed")]
    public static partial void SessionRenewed(ILogger logger, Exception exception, string model);

    [LoggerMessage(5, LogLevel.Error, "The session of {Model} could not be renewed; the next batch tries again")]
    public static partial void SessionNotRenewed(ILogger logger, Exception exception, string model);

    [LoggerMessage(6, LogLevel.Error, "The change of {Models} failed; what was in use stays in use")]
    public static partial void ReloadFailed(ILogger logger, Exception exception, string models);

    [LoggerMessage(7, LogLevel.Information, "Unloaded {Models}")]
    public static partial void ModelUnloaded(ILogger logger, string models);

    [LoggerMessage(8, LogLevel.Warning, "The model repository could not be read; it is looked at again")]
    public static partial void RepositoryUnreadable(ILogger logger, Exception exception);
}
