using System.Runtime.CompilerServices;
using TDGan.Inference.Sessions;

namespace TDGan.Training.Native;

/// <summary>Settings that libtorch's OpenMP runtime reads from the process environment, once, at its first call.</summary>
/// <remarks>
/// Without a passive wait policy the idle OpenMP thread spins; on cores that are shared, a training step of 0.5 s took 4 s.
/// </remarks>
internal static class ProcessEnvironment
{
    [ModuleInitializer]
#pragma warning disable CA2255 // An executable, not a library: it must run before the first torch call of any code path, tests included.
    internal static void SetOpenMpWaitPolicy() => NativeEnvironment.SetDefault("OMP_WAIT_POLICY", "PASSIVE");
#pragma warning restore CA2255
}
