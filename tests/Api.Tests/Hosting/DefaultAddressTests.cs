using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using TDGan.Api.Hosting;

namespace TDGan.Api.Tests.Hosting;

public sealed class DefaultAddressTests
{
    [Fact]
    public void UseDefaultAddress_NothingConfigured_ListensOnLocalhost() => Assert.Equal(DefaultAddress.Url, UrlsWith());

    [Theory]
    [InlineData("--urls=http://localhost:9000", "http://localhost:9000")]
    [InlineData("--http_ports=9001", null)]
    [InlineData("--https_ports=9002", null)]
    [InlineData("--Kestrel:Endpoints:Http:Url=http://localhost:9003", null)]
    public void UseDefaultAddress_AddressConfigured_KeepsIt(string argument, string? expected) =>
        Assert.Equal(expected, UrlsWith(argument));

    private static string? UrlsWith(params string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.UseDefaultAddress();
        return builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey);
    }
}
