using TDGan.Inference.Cores;
using TDGan.Inference.Sessions;
using Xunit;

namespace TDGan.Inference.Tests.Sessions;

public sealed class OnnxSessionPoolOptionsValidatorTests
{
    private readonly OnnxSessionPoolOptionsValidator _validator = new(new ProcessorCores(4));

    [Fact]
    public void Validate_Defaults_Pass() => Assert.Empty(Errors(new OnnxSessionPoolOptions()));

    [Theory]
    [InlineData("cpu", 2, 2, true)]
    [InlineData("cpu", 3, 2, false)]
    [InlineData("auto", 4, 2, false)]
    [InlineData("cuda:0", 4, 2, true)]
    public void Validate_SessionsTimesThreads_StaysWithinTheCoresOnTheCpu(string device, int sessions, int threads, bool passes) =>
        Assert.Equal(
            passes,
            Errors(new OnnxSessionPoolOptions { Device = device, Sessions = sessions, IntraOpThreads = threads }).Count == 0);

    [Fact]
    public void Validate_EverythingWrong_TellsEverything()
    {
        List<string> errors = Errors(
            new OnnxSessionPoolOptions { Device = "gpu", Sessions = 0, IntraOpThreads = 9, GpuMemoryLimitBytes = 1 });

        Assert.Equal(
            [
                "Device: expected auto, cpu, cuda, cuda:N[,N] or tensorrt, actual 'gpu'",
                "Sessions: expected 1 or more, or none for the default, actual 0",
                "IntraOpThreads: expected 1 to 4 (the cores), actual 9",
                "GpuMemoryLimitBytes: expected 67108864 or more, actual 1",
            ],
            errors);
    }

    private List<string> Errors(OnnxSessionPoolOptions options) =>
        [.. _validator.Validate(options).Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}")];
}
