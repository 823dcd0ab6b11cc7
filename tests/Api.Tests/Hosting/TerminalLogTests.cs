using Microsoft.Extensions.Configuration;
using TDGan.Api.Hosting;

namespace TDGan.Api.Tests.Hosting;

public sealed class TerminalLogTests
{
    [Theory]
    [InlineData(true, "simple")]
    [InlineData(false, "json")]
    public void UseLogDefaults_NothingConfigured_IsPlainForPeopleAndJsonForCollectors(bool isTerminal, string formatter)
    {
        ConfigurationManager configuration = new();

        configuration.UseLogDefaults(isTerminal);

        Assert.Equal(formatter, configuration["Logging:Console:FormatterName"]);
    }

    [Fact]
    public void UseLogDefaults_Configured_StaysAsItIs()
    {
        ConfigurationManager configuration = new();
        configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Logging:Console:FormatterName", "json")]);

        configuration.UseLogDefaults(isTerminal: true);

        Assert.Equal("json", configuration["Logging:Console:FormatterName"]);
    }

    [Fact]
    public void Invite_AddressOfEveryInterface_IsOneThatABrowserOpens() => Assert.Equal(
        "Open http://localhost:8080 or https://localhost:8443 in a browser; Ctrl+C stops the service.",
        TerminalLog.Invite(["http://[::]:8080", "https://0.0.0.0:8443"]));
}
