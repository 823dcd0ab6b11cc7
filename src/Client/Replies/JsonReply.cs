using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TDGan.Client.Replies;

/// <summary>Reads a success as JSON.</summary>
internal static class JsonReply
{
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken).ConfigureAwait(false)
                ?? throw new JsonException("The service answered with null.");
        }
    }
}
