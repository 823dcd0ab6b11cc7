using System.Collections.Immutable;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>One request to a service under test.</summary>
/// <param name="Method">GET, POST and what else there may be.</param>
/// <param name="Target">Path and query, beginning with a slash.</param>
/// <param name="Headers">Besides the content type; sent as they are.</param>
/// <param name="ContentType">Value of Content-Type, or null.</param>
/// <param name="Body">The body, or null.</param>
public sealed record FuzzRequest(
    string Method, string Target, ImmutableArray<(string Name, string Value)> Headers, string? ContentType, byte[]? Body)
{
    /// <summary>The same as a message; the caller disposes it.</summary>
    public HttpRequestMessage ToMessage()
    {
        HttpRequestMessage message = new(new HttpMethod(Method), Target);
        foreach ((string name, string value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }
}
