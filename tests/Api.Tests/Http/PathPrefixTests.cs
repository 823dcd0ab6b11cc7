using System.Net;
using System.Text.Json;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Http;

/// <summary>The service behind a proxy that shows it under a prefix.</summary>
public sealed class PathPrefixTests
{
    private const string Prefix = "/faces/tdgan";

    /// <summary>The proxy tells the prefix and takes it off; tells it and leaves it on; or it is configured, either way.</summary>
    public static TheoryData<string, bool, string> Proxies => new()
    {
        { "", true, "" },
        { "", true, Prefix },
        { Prefix, false, "" },
        { Prefix, false, Prefix },
    };

    [Theory]
    [MemberData(nameof(Proxies))]
    public async Task Get_Document_CallsInsideThePrefix(string configured, bool isTold, string sent)
    {
        await using RunningService service = await StartAsync(configured);

        using HttpResponseMessage response = await GetAsync(service, sent + "/openapi/v1.json", isTold);

        JsonElement document = await response.ReadJsonAsync();
        Assert.Equal(Prefix, document.GetProperty("servers")[0].Text("url"));
    }

    [Theory]
    [MemberData(nameof(Proxies))]
    public async Task Get_Swagger_RedirectsInsideThePrefix(string configured, bool isTold, string sent)
    {
        await using RunningService service = await StartAsync(configured);

        using HttpResponseMessage response = await GetAsync(service, sent + "/swagger", isTold);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(Prefix + "/docs", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/docs/index.html")]
    [InlineData("/api/v1/models")]
    [InlineData("/")]
    public async Task Get_WithThePrefixInThePath_IsAnswered(string path)
    {
        await using RunningService service = await StartAsync(Prefix);

        using HttpResponseMessage response = await service.Client.FetchAsync(Prefix + path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_PrefixOfAProxyThatIsNotTrusted_IsNotBelieved()
    {
        // This machine is trusted by default; the proxy before it, as which it saw 198.51.100.9, is not.
        await using RunningService service = await StartAsync("");
        using HttpRequestMessage request = new(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7, 198.51.100.9");
        request.Headers.Add("X-Forwarded-Prefix", "/evil, " + Prefix);
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        JsonElement document = await response.ReadJsonAsync();
        Assert.Equal(Prefix, document.GetProperty("servers")[0].Text("url"));
    }

    [Fact]
    public async Task Get_KeyNeededUnderThePrefix_IsStillNeeded()
    {
        await using RunningService service = await RunningService.StartAsync(
            $"--TDGan:Proxy:PathBase={Prefix}", "--TDGan:Access:Keys:0:Name=a", "--TDGan:Access:Keys:0:Key=0123456789abcdef");

        using HttpResponseMessage response = await service.Client.FetchAsync(Prefix + "/api/v1/models");

        await response.ReadProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private static Task<RunningService> StartAsync(string prefix) =>
        RunningService.StartAsync(prefix.Length > 0 ? [$"--TDGan:Proxy:PathBase={prefix}"] : []);

    private static async Task<HttpResponseMessage> GetAsync(RunningService service, string path, bool isTold)
    {
        using HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (isTold)
        {
            request.Headers.Add("X-Forwarded-Prefix", Prefix);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
