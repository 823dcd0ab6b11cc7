using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TDGan.Inference.Sessions;

/// <summary>The process environment as native libraries see it; .NET's own setter changes a copy that they never read.</summary>
public static partial class NativeEnvironment
{
    private const string ArenasVariable = "MALLOC_ARENA_MAX";
    private const int ArenasOption = -8;
    private const string FillVariable = "MALLOC_PERTURB_";
    private const int FillOption = -6;

    // glibc fills a block that is given out with the complement of this byte (mallopt(3), M_PERTURB).
    private const int FillWithZeros = 0xFF;

    /// <summary>Sets a variable that is not set yet, so that the user's own value wins.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">Its value.</param>
    public static void SetDefault(string name, string value)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(name, Environment.GetEnvironmentVariable(name) ?? value);
            return;
        }

        _ = SetEnvironmentVariable(name, value, overwrite: 0);
    }

    /// <summary>
    /// Bounds the heaps of glibc's allocator; without glibc, or where <c>MALLOC_ARENA_MAX</c> is set, nothing changes. By default each thread takes
    /// one, up to eight a core, and what a pool's threads allocate and free in turns lies scattered over all of them, so that memory creeps up.
    /// </summary>
    /// <param name="arenas">1 or more. Best called before other threads start: heaps that exist stay.</param>
    /// <returns>Whether the bound is in force.</returns>
    public static bool LimitArenas(int arenas)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(arenas);
        return Environment.GetEnvironmentVariable(ArenasVariable) is null && HasAllocatorOptions() && SetAllocatorOption(ArenasOption, arenas) == 1;
    }

    /// <summary>
    /// Lets glibc's allocator give out blocks above 1 KiB filled with zeros, for native code that reads what it never wrote; without glibc, or where
    /// <c>MALLOC_PERTURB_</c> is set, nothing changes.
    /// </summary>
    /// <returns>Whether blocks are cleared.</returns>
    public static bool ClearAllocations() => Environment.GetEnvironmentVariable(FillVariable) is { } set
        ? set == FillWithZeros.ToString(CultureInfo.InvariantCulture)
        : HasAllocatorOptions() && SetAllocatorOption(FillOption, FillWithZeros) == 1;

    /// <summary>
    /// ONNX Runtime looks up a telemetry host when it is first created and keeps a database in the user's cache folder; this product sends nothing
    /// anywhere. Its own switch (<c>DisableTelemetryEvents</c>) exists only after that first moment.
    /// </summary>
#pragma warning disable CA2255 // It must run before the first call of ONNX Runtime on every path into this library.
    [ModuleInitializer]
    internal static void DisableTelemetry() => SetDefault("ORT_DISABLE_TELEMETRY", "1");
#pragma warning restore CA2255

    private static bool HasAllocatorOptions() => OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out nint glibc)
        && NativeLibrary.TryGetExport(glibc, "mallopt", out _);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocatorOption(int option, int value);
}
