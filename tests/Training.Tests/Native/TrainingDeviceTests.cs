using TDGan.Training.Native;
using TorchSharp;

namespace TDGan.Training.Tests.Native;

public sealed class TrainingDeviceTests
{
    [Theory]
    [InlineData("cpu", 2, "cpu", false)]
    [InlineData("auto", 0, "cpu", true)]
    [InlineData("auto", 1, "cuda:0", false)]
    [InlineData("cuda:1", 2, "cuda:1", false)]
    [InlineData("cuda:2", 2, "cpu", true)]
    public void Choose_ByWhatThereIs_FallsBackWithAReason(string wanted, int devices, string expected, bool fellBack)
    {
        var device = TrainingDevice.Choose(wanted, () => devices);
        Assert.Equal(expected, device.Name);
        Assert.Equal(fellBack, device.FallbackReason is not null);
    }

    [Fact]
    public void Choose_LibraryThatCannotBeAsked_SaysSo()
    {
        var device = TrainingDevice.Choose("cuda:0", () => throw new DllNotFoundException("libcudart"));
        Assert.Equal(DeviceType.CPU, device.Type);
        Assert.Contains("libcudart", device.FallbackReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    public void Choose_UnknownName_IsRefused(string wanted) => Assert.Throws<ArgumentException>(() => TrainingDevice.Choose(wanted, () => 1));

    [Fact]
    public void Use_OnThisMachine_GivesADeviceThatComputes()
    {
        var device = TrainingDevice.Use("cuda:63");
        Assert.Equal("cpu", device.Name);
        Assert.NotNull(device.FallbackReason);
        Assert.Equal(2f, (torch.ones(1) + 1).item<float>());
    }
}
