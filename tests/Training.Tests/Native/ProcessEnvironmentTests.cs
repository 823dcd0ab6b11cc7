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
}
