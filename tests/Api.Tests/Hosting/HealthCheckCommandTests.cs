using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class HealthCheckCommandTests(SharedService shared)
{
    [Theory]
    [InlineData("/livez", 0)]
    [InlineData("/nothing", 1)]
    public async Task Main_HealthCheckOfARunningService_ExitsByItsStatus(string path, int expected)
    {
        RunningService service = shared.Service;
        Assert.Equal(expected, await Program.Main(["--healthcheck", new Uri(service.Address, path).ToString()]));
    }

    [Theory]
    [InlineData("--healthcheck")]
    [InlineData("--healthcheck", "no address")]
    [InlineData("--healthcheck", "http://127.0.0.1:1/livez")]
    public async Task Main_HealthCheckThatCannotSucceed_ExitsWithOne(params string[] args) => Assert.Equal(1, await Program.Main(args));
}
