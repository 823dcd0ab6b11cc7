using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TDGan.Training.Native;

/// <summary>Settings that libtorch's OpenMP runtime reads from the process environment, once, at its first call.</summary>
/// <remarks>
/// .NET's own setter changes a copy that native code never sees, so libc's <c>setenv</c> is called. Without a passive wait policy the
/// idle OpenMP thread spins; on cores that are shared, a training step of 0.5 s took 4 s.
/// </remarks>
internal static partial class ProcessEnvironment
{
    [ModuleInitializer]
#pragma warning disable CA2255 // An executable, not a library: it must run before the first torch call of any code path, tests included.
    internal static void SetOpenMpWaitPolicy()
#pragma warning restore CA2255
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            _ = SetEnvironmentVariable("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);
}
