using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Security;

/// <summary>What browsers are told: security headers, CORS; and the port of the metrics.</summary>
public sealed class BrowserRulesTests
{
    [Theory]
    [InlineData("/api/v1/models", "default-src 'none'")]
    [InlineData("/nothing", "default-src 'none'")]
    [InlineData("/metrics", "default-src 'none'")]
    [InlineData("/docs/index.html", "frame-ancestors 'none'")]
    public async Task Get_AnyReply_HasSecurityHeaders(string path, string policy)
    {
        await using RunningService service = await RunningService.StartAsync();
        using HttpResponseMessage response = await service.Client.FetchAsync(path);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains(policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Get_FromAnAllowedOrigin_ExposesWhereTheJsonOfABinaryReplyEnds()
    {
        await using RunningService service = await RunningService.StartAsync("--TDGan:CrossOrigin:AllowedOrigins:0=https://example.org");
        using HttpRequestMessage request = new(HttpMethod.Get, "/v2");
        request.Headers.Add("Origin", "https://example.org");
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string exposed = string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers"));
        Assert.Contains("Inference-Header-Content-Length", exposed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://example.org", null)]
    [InlineData("https://example.org", "https://example.org", "https://example.org")]
    [InlineData("https://example.org", "https://evil.example", null)]
    [InlineData("*", "https://evil.example", "*")]
    public async Task Preflight_Origin_IsAllowedOnlyWhereConfigured(string? configured, string origin, string? allowed)
    {
        await using RunningService service = await RunningService.StartAsync(
            configured is null ? [] : [$"--TDGan:CrossOrigin:AllowedOrigins:0={configured}"]);
        using HttpRequestMessage request = new(HttpMethod.Options, "/api/v1/expressions");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "x-api-key");
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? values);
        Assert.Equal(allowed, values?.Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Get_FromAnAllowedOrigin_ExposesTheHeadersOfReplies()
    {
        await using RunningService service = await RunningService.StartAsync("--TDGan:CrossOrigin:AllowedOrigins:0=https://example.org");
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/models");
        request.Headers.Add("Origin", "https://example.org");
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("X-Seed", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MetricsOnAPortOfTheirOwn_AreThereAlone()
    {
        int port = FreePort();
        await using RunningService service = await RunningService.StartAsync(
            string.Create(CultureInfo.InvariantCulture, $"--urls=http://127.0.0.1:0;http://127.0.0.1:{port}"),
            string.Create(CultureInfo.InvariantCulture, $"--TDGan:Metrics:Port={port}"));
        Uri metrics = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        int[] statuses =
        [
            await GetAsync(service, new Uri(service.Address, "/api/v1/models")),
            await GetAsync(service, new Uri(service.Address, "/metrics")),
            await GetAsync(service, new Uri(service.Address, "/readyz")),
            await GetAsync(service, new Uri(metrics, "/metrics")),
            await GetAsync(service, new Uri(metrics, "/api/v1/models")),
            await GetAsync(service, new Uri(metrics, "/readyz")),
        ];
        Assert.Equal([200, 404, 200, 200, 404, 200], statuses);
    }

    private static async Task<int> GetAsync(RunningService service, Uri address)
    {
        using HttpResponseMessage response = await service.Client.GetAsync(address, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
