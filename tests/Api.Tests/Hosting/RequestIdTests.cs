using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Hosting;

public sealed class RequestIdTests(SharedService shared)
{
    [Theory]
    [InlineData("abc-123_X.y")]
    [InlineData("4bf92f35-77b3-4da6-a3ce-929d0e0e4736")]
    public async Task Get_HarmlessId_IsEchoed(string id) => Assert.Equal(id, await SendAsync(id));

    [Theory]
    [InlineData("has space")]
    [InlineData("quote\"")]
    [InlineData("<script>")]
    [InlineData("a,b")]
    [InlineData("")]
    public async Task Get_OtherId_IsReplaced(string id) => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", await SendAsync(id));

    [Fact]
    public async Task Get_VeryLongId_IsReplaced() => Assert.Equal(26, (await SendAsync(new string('a', 129))).Length);

    [Fact]
    public async Task Get_NoId_GetsOne()
    {
        using HttpResponseMessage response = await shared.Service.Client.FetchAsync("/livez");
        Assert.Equal(26, Assert.Single(response.Headers.GetValues("X-Request-Id")).Length);
    }

    private async Task<string> SendAsync(string id)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/livez");
        request.Headers.TryAddWithoutValidation("X-Request-Id", id);
        using HttpResponseMessage response = await shared.Service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return Assert.Single(response.Headers.GetValues("X-Request-Id"));
    }
}
