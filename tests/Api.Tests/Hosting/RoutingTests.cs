using System.Net;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class RoutingTests(SharedService shared)
{
    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api/v1")]
    [InlineData("/api/v2/expressions")]
    public async Task Get_UnknownAddress_IsNotFound(string path)
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync(path);
        await response.ReadProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("GET", "/api/v1/expressions", "POST")]
    [InlineData("PUT", "/api/v1/transfers", "POST")]
    [InlineData("POST", "/api/v1/models", "GET, HEAD")]
    [InlineData("DELETE", "/livez", "GET, HEAD")]
    public async Task Send_MethodThatTheAddressDoesNotHave_IsMethodNotAllowedWithAllow(string method, string path, string allowed)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        using HttpResponseMessage response = await shared.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.ReadProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("/swagger")]
    [InlineData("/docs")]
    public async Task Get_AddressesOfTheDocs_LeadToSwaggerUi(string path)
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/docs/index.html", response.RequestMessage!.RequestUri!.AbsolutePath);
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("swagger-ui", page, StringComparison.Ordinal);
    }
}
