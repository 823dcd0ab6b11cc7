using TDGan.Training.Configuration;
using TDGan.Training.Networks;

namespace TDGan.Training.Tests.Networks;

public sealed class PrecisionChoiceTests
{
    [Theory]
    [InlineData(7, 1 << 5, 0, true)]
    [InlineData(7, 0, 1 << 22, true)]
    [InlineData(7, 0, 0, false)]
    [InlineData(6, 1 << 5, 1 << 22, false)]
    public void ReportsBFloat16_OfCpuId_NeedsOneOfTheTwoBits(int highestLeaf, int subLeaf1Eax, int subLeaf0Edx, bool expected) =>
        Assert.Equal(expected, PrecisionChoice.ReportsBFloat16((leaf, subLeaf) => (leaf, subLeaf) switch
        {
            (0, 0) => (highestLeaf, 0, 0, 0),
            (7, 0) => (1, 0, 0, subLeaf0Edx),
            (7, 1) => (subLeaf1Eax, 0, 0, 0),
            _ => default,
        }));

    [Theory]
    [InlineData(Precision.Auto, true, Precision.BFloat16)]
    [InlineData(Precision.Auto, false, Precision.Full)]
    [InlineData(Precision.BFloat16, false, Precision.BFloat16)]
    [InlineData(Precision.Full, true, Precision.Full)]
    public void Resolve_Auto_FollowsTheHardware(Precision wanted, bool hardware, Precision expected) =>
        Assert.Equal(expected, PrecisionChoice.Resolve(wanted, hardware));
}
