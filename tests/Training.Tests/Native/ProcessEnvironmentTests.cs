using System.Runtime.InteropServices;
using TDGan.Inference.Sessions;
using TDGan.Training.Native;

namespace TDGan.Training.Tests.Native;

public sealed class ProcessEnvironmentTests
{
    [Fact]
    public void VendorOf_LeavesOfBothMakers_AreTheirNames()
    {
        Assert.Equal("AuthenticAMD", ProcessEnvironment.VendorOf((0x10, 0x68747541, 0x444D4163, 0x69746E65)));
        Assert.Equal("GenuineIntel", ProcessEnvironment.VendorOf((0x20, 0x756E6547, 0x6C65746E, 0x49656E69)));
    }

    [Theory]
    [InlineData("AuthenticAMD", true)]
    [InlineData("GenuineIntel", false)]
    public void MustLimit_Vendor_OnlyAmd(string vendor, bool expected) => Assert.Equal(expected, ProcessEnvironment.MustLimit(vendor));

    [Fact]
    public void ClearAllocations_BlockThatWasWrittenAndFreed_ComesBackAsZeros()
    {
        const int Length = 64 * 1024;
        Assert.SkipUnless(NativeEnvironment.ClearAllocations(), "The allocator is not glibc's, or MALLOC_PERTURB_ is set otherwise.");
        byte[] written = new byte[Length];
        Array.Fill(written, (byte)0xAB);
        byte[] found = new byte[Length];
        for (int turn = 0; turn < 8; turn++)
        {
            nint block = Marshal.AllocHGlobal(Length);
            Marshal.Copy(block, found, 0, Length);
            Marshal.Copy(written, 0, block, Length);
            Marshal.FreeHGlobal(block);
            Assert.Equal(-1, found.AsSpan().IndexOfAnyExcept((byte)0));
        }
    }
}
