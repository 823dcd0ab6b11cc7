using System.Net;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Security;

public sealed class AccessTests(AccessTests.KeyedService keyed, SharedService shared) : IClassFixture<AccessTests.KeyedService>
{
    private const string Everything = "key-for-everything-0";
    private const string OnlyExpressions = "key-for-expressions-";

    private static readonly string[] Keys =
    [
        "--TDGan:Access:Keys:0:Name=all", $"--TDGan:Access:Keys:0:Key={Everything}",
        "--TDGan:Access:Keys:1:Name=some", $"--TDGan:Access:Keys:1:Key={OnlyExpressions}", "--TDGan:Access:Keys:1:Scopes:0=Expressions",
    ];

    [Theory]
    [InlineData("X-Api-Key", Everything, "/api/v1/models", 200)]
    [InlineData("Authorization", "Bearer " + Everything, "/api/v1/models", 200)]
    [InlineData("Authorization", "bearer " + Everything, "/api/v1/models", 200)]
    [InlineData("X-Api-Key", OnlyExpressions, "/api/v1/models", 200)]
    [InlineData("X-Api-Key", "key-for-everything-1", "/api/v1/models", 401)]
    [InlineData("X-Api-Key", "", "/api/v1/models", 401)]
    [InlineData("Authorization", "Basic " + Everything, "/api/v1/models", 401)]
    [InlineData("X-Api-Key", "wrong", "/API/v1/nothing", 401)]
    [InlineData("X-Api-Key", OnlyExpressions, "/v2/models/decoder", 403)]
    [InlineData("X-Api-Key", OnlyExpressions, "/api/v1/transfers", 403)]
    [InlineData("X-Api-Key", OnlyExpressions, "/api/v1/interpolations", 403)]
    [InlineData("X-Api-Key", OnlyExpressions, "/api/v1/expressions/batch", 405)]
    [InlineData("X-Api-Key", "wrong", "/livez", 200)]
    [InlineData("X-Api-Key", "wrong", "/readyz", 200)]
    [InlineData("X-Api-Key", "wrong", "/metrics", 200)]
    [InlineData("X-Api-Key", "wrong", "/openapi/v1.json", 200)]
    public async Task Get_WithKey_IsLetThroughOrNot(string header, string value, string path, int status)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage response = await keyed.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 401 ? ["Bearer"] : [], response.Headers.WwwAuthenticate.Select(challenge => challenge.ToString()));
    }

    [Fact]
    public async Task Log_AfterCallsWithKeys_HasNoneOfThem()
    {
        await using RunningService service = await RunningService.StartAsync(Keys);
        foreach (string key in new[] { Everything, "wrong-key-wrong-key" })
        {
            using HttpResponseMessage response =
                await service.Client.UploadAsync("/api/v1/expressions", Forms.Raw(Pictures.Text), ("X-Api-Key", key));
        }

        Assert.DoesNotContain(
            service.Logs.Lines,
            line => line.Text.Contains(Everything, StringComparison.Ordinal) || line.Text.Contains("wrong-key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--TDGan:Access:Keys:0:Name=", "--TDGan:Access:Keys:0:Key=long-enough-long-enough")]
    [InlineData("--TDGan:Access:Keys:0:Name=a", "--TDGan:Access:Keys:0:Key=short")]
    [InlineData("--TDGan:RateLimit:RequestsPerMinute=0")]
    [InlineData("--TDGan:RateLimit:Burst=0")]
    [InlineData("--TDGan:CrossOrigin:AllowedOrigins:0=example.org")]
    [InlineData("--TDGan:CrossOrigin:AllowedOrigins:0=https://example.org/path")]
    [InlineData("--TDGan:Metrics:Port=0")]
    public async Task Start_FaultyOption_IsRefusedWithoutShowingAKey(params string[] settings)
    {
        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => RunningService.StartAsync(settings));
        Assert.Contains("TDGan:", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SameKeyTwice_IsRefused() => await Assert.ThrowsAnyAsync<Exception>(() => RunningService.StartAsync(
        "--TDGan:Access:Keys:0:Name=a", $"--TDGan:Access:Keys:0:Key={Everything}",
        "--TDGan:Access:Keys:1:Name=b", $"--TDGan:Access:Keys:1:Key={Everything}"));

    [Fact]
    public async Task Get_NoKeysConfigured_IsOpenToEverybody()
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync("/api/v1/models");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>One service with both keys, for requests that leave nothing behind.</summary>
    public sealed class KeyedService : IAsyncLifetime
    {
        internal RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await RunningService.StartAsync(Keys);

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
