using Microsoft.Extensions.Options;
using TDGan.Api.Http;
using TDGan.Api.Shutdown;
using TDGan.Api.Telemetry;
using TDGan.Inference.Configuration;

namespace TDGan.Api.Tests.Hosting;

public sealed class OptionsValidationTests
{
    [Fact]
    public void Validate_Defaults_Succeeds()
    {
        Assert.True(new LimitsOptionsValidator().Validate(new LimitsOptions()).IsValid);
        Assert.True(new ShutdownOptionsValidator().Validate(new ShutdownOptions()).IsValid);
        Assert.True(new TelemetryOptionsValidator().Validate(new TelemetryOptions()).IsValid);
    }

    [Fact]
    public void Validate_SeveralFaults_NamesEachByItsKey()
    {
        FluentOptionsValidation<LimitsOptions> validation = new(LimitsOptions.SectionName, new LimitsOptionsValidator());
        ValidateOptionsResult result = validation.Validate(null, new LimitsOptions { MaxBodyBytes = 5, Deadline = TimeSpan.Zero });
        Assert.Collection(
            result.Failures!,
            failure => Assert.StartsWith("TDGan:Limits:MaxBodyBytes: ", failure, StringComparison.Ordinal),
            failure => Assert.StartsWith("TDGan:Limits:Deadline: ", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_NoticeAsLongAsGracePeriod_Fails()
    {
        ShutdownOptions options = new() { ReadinessNotice = TimeSpan.FromSeconds(5), GracePeriod = TimeSpan.FromSeconds(5) };
        string message = Assert.Single(new ShutdownOptionsValidator().Validate(options).Errors).ErrorMessage;
        Assert.Contains("GracePeriod", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("ftp://collector")]
    public void Validate_CollectorIsNoWebAddress_Fails(string address) =>
        Assert.False(new TelemetryOptionsValidator().Validate(new TelemetryOptions { OtlpEndpoint = address }).IsValid);
}
