using TDGan.Api.Admin;

namespace TDGan.Api.Tests.Admin;

public sealed class AdminOptionsValidatorTests
{
    [Theory]
    [InlineData(false, null, null, true)]
    [InlineData(true, null, null, false)]
    [InlineData(true, "0123456789abcdef", null, true)]
    [InlineData(true, null, 9000, true)]
    [InlineData(true, "short", null, false)]
    [InlineData(false, "", null, false)]
    [InlineData(true, null, 0, false)]
    [InlineData(true, null, 65536, false)]
    public void Validate_SwitchKeyAndPort_AreAllowedTogether(bool enabled, string? key, int? port, bool isValid) => Assert.Equal(
        isValid, new AdminOptionsValidator().Validate(new AdminOptions { Enabled = enabled, ApiKey = key, Port = port }).IsValid);
}
