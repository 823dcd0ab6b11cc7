using System.Net;

namespace TDGan.Client.Tests;

/// <summary>Answers the calls of a client one after another as the test says, and keeps what it was sent.</summary>
internal sealed class ScriptedHandler(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    public static HttpResponseMessage Success() => new(HttpStatusCode.OK) { Content = new StringContent("{\"models\":[]}") };

    public static HttpResponseMessage Problem(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent($"{{\"code\":\"{code}\",\"title\":\"Title.\"}}"),
    };

    public static HttpResponseMessage Busy(HttpStatusCode status, int seconds)
    {
        HttpResponseMessage response = Problem(status, "overloaded");
        response.Headers.Add("Retry-After", $"{seconds}");
        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult(answers[Requests.Count - 1]());
    }
}
