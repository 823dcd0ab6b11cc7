using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TDGan.Api.Tests.Support;

/// <summary>Sends and reads in one step, and checks what holds for every reply of a kind.</summary>
internal static class Replies
{
    public static async Task<HttpResponseMessage> UploadAsync(
        this HttpClient client, string path, HttpContent body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = body };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Gets an address.</summary>
    public static Task<HttpResponseMessage> FetchAsync(this HttpClient client, string path) =>
        client.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>A member that is text.</summary>
    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    /// <summary>Reads a success as JSON.</summary>
    public static async Task<JsonElement> ReadSuccessAsync(this HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new MediaTypeHeaderValue("application/json", "utf-8"), response.Content.Headers.ContentType);
        return await response.ReadJsonAsync();
    }

    /// <summary>Reads a problem and checks every member that each problem has.</summary>
    public static async Task<JsonElement> ReadProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await response.ReadJsonAsync();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal("urn:tdgan:problem:" + code, problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Equal(Assert.Single(response.Headers.GetValues("X-Request-Id")), problem.GetProperty("requestId").GetString());
        Assert.Equal(32, problem.GetProperty("traceId").GetString()!.Length);
        return problem;
    }
}
