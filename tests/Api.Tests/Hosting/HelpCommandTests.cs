using TDGan.Api.Hosting;
using TDGan.Api.Tests.CommandLine;

namespace TDGan.Api.Tests.Hosting;

public sealed class HelpCommandTests
{
    private static readonly string[] Commands = ["classify", "transfer"];

    [Theory]
    [InlineData("clasify is no command; did you mean classify?", "clasify", "photos")]
    [InlineData("serve is no command", "serve")]
    [InlineData("--urls needs a value", "--urls")]
    [InlineData("--TDGan:Models:Path needs a value", "--urls=http://localhost:1", "--TDGan:Models:Path")]
    [InlineData("--url is no option; did you mean --urls?", "--url", "http://localhost:1")]
    public void FindFault_UnknownWord_NamesTheNearest(string fault, params string[] args) =>
        Assert.Equal(fault, HelpCommand.FindFault(args, Commands));

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://localhost:1")]
    [InlineData("--urls=http://localhost:1", "--TDGan:Models:Path=x")]
    [InlineData("--TDGan:Models:Path", "x")]
    [InlineData("TDGan:Models:Path=x")]
    [InlineData("/TDGan:Models:Path=x")]
    [InlineData("--environment", "Development")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317")]
    public void FindFault_Settings_AreNone(params string[] args) => Assert.Null(HelpCommand.FindFault(args, Commands));

    [Theory]
    [InlineData("--help", 0, "classify PATH")]
    [InlineData("-h", 0, "--urls URL")]
    [InlineData("--version", 0, ".")]
    public async Task Run_QuestionAboutTheProgram_IsAnswered(string word, int exitCode, string part)
    {
        CommandResult result = await CommandResult.RunAsync(AppContext.BaseDirectory, word);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Error));
        Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnknownWord_IsOneLineAndExitCode1()
    {
        CommandResult result = await CommandResult.RunAsync(AppContext.BaseDirectory, "clasify");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal("tdgan: clasify is no command; did you mean classify?; --help tells what there is", result.Error.TrimEnd());
    }
}
