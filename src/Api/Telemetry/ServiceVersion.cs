using System.Reflection;

namespace TDGan.Api.Telemetry;

/// <summary>The version of the service.</summary>
internal static class ServiceVersion
{
    /// <summary>Major, minor and patch; the build's metadata after a plus sign is cut off.</summary>
    public static string Text { get; } = typeof(ServiceVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
