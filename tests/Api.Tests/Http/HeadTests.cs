using System.Net;
using TDGan.Api.Tests.Support;

namespace TDGan.Api.Tests.Http;

/// <summary>HEAD is answered wherever GET is (RFC 9110, section 9.3.2).</summary>
public sealed class HeadTests(SharedService shared)
{
    [Theory]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/startupz")]
    [InlineData("/api/v1/models")]
    [InlineData("/api/v1/models/decoder")]
    [InlineData("/v2")]
    [InlineData("/v2/health/ready")]
    [InlineData("/v2/models/decoder")]
    [InlineData("/v2/models/decoder/config")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/index.html")]
    [InlineData("/")]
    public async Task Head_WhatGetAnswers_IsItsHeadersWithoutABody(string path)
    {
        RunningService service = shared.Service;
        using HttpResponseMessage get = await service.Client.FetchAsync(path);

        using HttpRequestMessage request = new(HttpMethod.Head, path);
        using HttpResponseMessage head = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Head_WhatOnlyPostAnswers_IsNotAllowed()
    {
        RunningService service = shared.Service;
        using HttpRequestMessage request = new(HttpMethod.Head, "/api/v1/expressions");
        using HttpResponseMessage head = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
        Assert.Equal(["POST"], head.Content.Headers.Allow);
    }

    [Fact]
    public async Task Post_WhatOnlyGetAnswers_AllowsHeadToo()
    {
        RunningService service = shared.Service;
        using HttpResponseMessage response = await service.Client.UploadAsync("/api/v1/models", Forms.Raw([1]));

        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }
}
