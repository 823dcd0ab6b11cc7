using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using TDGan.Inference.Sessions;

namespace TDGan.Training.Native;

/// <summary>Settings that libtorch's native parts read from the process environment, once, at their first call. What is set already stays.</summary>
/// <remarks>
/// Without a passive wait policy the idle OpenMP thread spins; on cores that are shared, a training step of 0.5 s took 4 s. On AMD processors with
/// AVX-512 the convolutions of oneDNN in libtorch 2.10 gave NaN within five steps where two threads shared them, in 32 bits as in bfloat16; with one
/// thread, or limited to AVX2, they did not (eight runs of the tests' training in miniature each way, AMD EPYC).
/// </remarks>
internal static class ProcessEnvironment
{
    private const string AmdVendor = "AuthenticAMD";
    private const string ThreadsVariable = "OMP_NUM_THREADS";
    private const string SingleThread = "1";

    /// <summary>Whether convolutions are limited to AVX2, which has no bfloat16.</summary>
    public static bool IsLimitedToAvx2 { get; } = X86Base.IsSupported && Avx512F.IsSupported
        && MustLimit(VendorOf(X86Base.CpuId(0, 0)), Environment.GetEnvironmentVariable(ThreadsVariable));

    /// <summary>Whether a processor with AVX-512 must do without it.</summary>
    /// <param name="vendor">The vendor that CPUID states.</param>
    /// <param name="threads">The value of <c>OMP_NUM_THREADS</c>, or null.</param>
    public static bool MustLimit(string vendor, string? threads) => vendor == AmdVendor && threads != SingleThread;

    /// <summary>The vendor in twelve characters: EBX, EDX, ECX of CPUID leaf 0 (AMD64 manual, volume 3, appendix E).</summary>
    public static string VendorOf((int Eax, int Ebx, int Ecx, int Edx) leaf)
    {
        byte[] characters = [.. BitConverter.GetBytes(leaf.Ebx), .. BitConverter.GetBytes(leaf.Edx), .. BitConverter.GetBytes(leaf.Ecx)];
        return System.Text.Encoding.ASCII.GetString(characters);
    }

    [ModuleInitializer]
#pragma warning disable CA2255 // An executable, not a library: it must run before the first torch call of any code path, tests included.
    internal static void SetDefaults()
    {
        NativeEnvironment.SetDefault("OMP_WAIT_POLICY", "PASSIVE");
        if (IsLimitedToAvx2)
        {
            NativeEnvironment.SetDefault("DNNL_MAX_CPU_ISA", "AVX2");
        }
    }
#pragma warning restore CA2255
}
