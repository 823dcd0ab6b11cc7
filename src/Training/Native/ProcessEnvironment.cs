using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using TDGan.Inference.Sessions;

namespace TDGan.Training.Native;

/// <summary>Settings that libtorch's native parts read from the process environment, once, at their first call. What is set already stays.</summary>
/// <remarks>
/// Without a passive wait policy the idle OpenMP thread spins; on cores that are shared, a training step of 0.5 s took 4 s. On an AMD EPYC with AVX-512
/// libtorch 2.10 gave NaN within sixteen steps, since oneDNN reads padded channels that nobody wrote, and its transposed convolutions were off by 0.08
/// with AVX2 and wider vectors; with one thread for MKL and narrow vectors both are right. With <c>DNNL_MAX_CPU_ISA=DEFAULT</c> the wide ones are used
/// all the same: the allocator then clears what it gives out, and thousands of steps of the expression branch in bfloat16, which transposes nothing,
/// stayed finite.
/// </remarks>
internal static class ProcessEnvironment
{
    private const string AmdVendor = "AuthenticAMD";
    private const string VectorsVariable = "DNNL_MAX_CPU_ISA";

    private static readonly bool IsAffected = X86Base.IsSupported && Avx512F.IsSupported && MustLimit(VendorOf(X86Base.CpuId(0, 0)));

    /// <summary>Whether convolutions are limited to narrow vectors, without bfloat16.</summary>
    public static bool IsLimited { get; } = IsAffected && Environment.GetEnvironmentVariable(VectorsVariable) is null;

    /// <summary>Whether a processor with AVX-512 must do without it, by its maker.</summary>
    /// <param name="vendor">The vendor that CPUID states.</param>
    public static bool MustLimit(string vendor) => vendor == AmdVendor;

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

        // Its warnings, such as that NNPACK knows no such processor, would come between the lines of a run once for each thread.
        NativeEnvironment.SetDefault("TORCH_CPP_LOG_LEVEL", "ERROR");
        if (IsAffected)
        {
            NativeEnvironment.SetDefault("MKL_NUM_THREADS", "1");
            NativeEnvironment.SetDefault(VectorsVariable, "SSE41");
            NativeEnvironment.ClearAllocations();
        }
    }
#pragma warning restore CA2255
}
