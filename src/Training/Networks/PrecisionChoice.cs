using System.Runtime.Intrinsics.X86;
using TDGan.Training.Configuration;
using TDGan.Training.Native;

namespace TDGan.Training.Networks;

/// <summary>What <see cref="Precision.Auto"/> means on this machine.</summary>
/// <remarks>
/// Without AVX512_BF16 or AMX the library emulates bfloat16: on an AVX2 machine the emulated step is several times slower than the 32-bit one.
/// </remarks>
internal static class PrecisionChoice
{
    private const int ExtendedFeatures = 7;
    private const int Avx512BFloat16Bit = 5;
    private const int AmxBFloat16Bit = 22;

    /// <summary>Whether this CPU and its operating system compute bfloat16 in hardware.</summary>
    public static bool HasHardwareBFloat16 { get; } =
        X86Base.IsSupported && Avx512F.IsSupported && !ProcessEnvironment.IsLimited && ReportsBFloat16(X86Base.CpuId);

    /// <summary>The precision that is meant; never <see cref="Precision.Auto"/>.</summary>
    public static Precision Resolve(Precision wanted) => Resolve(wanted, HasHardwareBFloat16);

    /// <inheritdoc cref="Resolve(Precision)"/>
    public static Precision Resolve(Precision wanted, bool hardware) => wanted switch
    {
        Precision.Auto => hardware ? Precision.BFloat16 : Precision.Full,
        _ => wanted,
    };

    /// <summary>Reads CPUID leaf 7: sub-leaf 1, EAX bit 5 is AVX512_BF16; sub-leaf 0, EDX bit 22 is AMX-BF16 (Intel SDM, volume 2, CPUID).</summary>
    /// <param name="cpuId">Gives EAX, EBX, ECX, EDX for a leaf and a sub-leaf.</param>
    public static bool ReportsBFloat16(Func<int, int, (int Eax, int Ebx, int Ecx, int Edx)> cpuId) =>
        cpuId(0, 0).Eax >= ExtendedFeatures
        && (IsSet(cpuId(ExtendedFeatures, 1).Eax, Avx512BFloat16Bit) || IsSet(cpuId(ExtendedFeatures, 0).Edx, AmxBFloat16Bit));

    private static bool IsSet(int register, int bit) => (register >> bit & 1) == 1;
}
