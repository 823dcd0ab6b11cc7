using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Security;

public sealed class RateLimitTests
{
    private const string Anna = "key-of-anna-key-of-anna";
    private const string Ben = "key-of-ben-key-of-ben--";

    [Fact]
    public async Task Get_OverTheQuota_IsRefusedUntilTheTimeInRetryAfter()
    {
        FakeTimeProvider time = new();
        await using RunningService service = await StartAsync(time);
        Assert.Equal(200, await GetAsync(service, "/api/v1/models"));
        using HttpResponseMessage refused = await service.Client.FetchAsync("/api/v1/models");
        await refused.ReadProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter!.Delta);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(200, await GetAsync(service, "/api/v1/models"));
    }

    [Fact]
    public async Task Get_ProbesAndMetrics_AreNotCounted()
    {
        await using RunningService service = await StartAsync(new FakeTimeProvider());
        foreach (string path in new[] { "/livez", "/readyz", "/metrics", "/livez", "/v2/health/live" })
        {
            Assert.NotEqual(429, await GetAsync(service, path));
        }

        Assert.Equal(200, await GetAsync(service, "/api/v1/models"));
    }

    [Fact]
    public async Task Get_WithKeys_CountsEachKeyAlone()
    {
        await using RunningService service = await StartAsync(
            new FakeTimeProvider(),
            "--TDGan:Access:Keys:0:Name=anna", $"--TDGan:Access:Keys:0:Key={Anna}",
            "--TDGan:Access:Keys:1:Name=ben", $"--TDGan:Access:Keys:1:Key={Ben}");
        Assert.Equal(200, await GetAsync(service, "/api/v1/models", Anna));
        Assert.Equal(200, await GetAsync(service, "/api/v1/models", Ben));
        Assert.Equal(429, await GetAsync(service, "/api/v1/models", Anna));
        Assert.Equal(401, await GetAsync(service, "/api/v1/models", "nobody"));
    }

    private static Task<RunningService> StartAsync(FakeTimeProvider time, params string[] settings) => RunningService.StartAsync(
        services => services.AddSingleton<TimeProvider>(time),
        ["--TDGan:RateLimit:RequestsPerMinute=3", "--TDGan:RateLimit:Burst=1", .. settings]);

    private static async Task<int> GetAsync(RunningService service, string path, string key = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("X-Api-Key", key);
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
