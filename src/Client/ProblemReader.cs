using System.Text.Json;
using TDGan.Client.Replies;

namespace TDGan.Client;

/// <summary>Reads a failure.</summary>
internal static class ProblemReader
{
    /// <param name="response">Its status is no success.</param>
    /// <param name="time">Clock for a <c>Retry-After</c> that is a date.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TDGanProblemException> ReadAsync(
        HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new TDGanProblemException(response.StatusCode, Parse(body, response), RetryAfter(response, time));
    }

    private static Problem Parse(byte[] body, HttpResponseMessage response)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, ClientJsonContext.Default.Problem) is { Code: not null, Title: not null } problem)
            {
                return problem;
            }
        }
        catch (JsonException)
        {
            // Not the service but something before it: its page says nothing that a program could use.
        }

        return new Problem("unknown", response.ReasonPhrase ?? "The service did not answer with a problem.");
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}
