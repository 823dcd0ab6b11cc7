using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using TDGan.Client.Requests;

namespace TDGan.Client;

/// <summary>Sends a request until it succeeds, cannot succeed, or the time is over. Thread-safe.</summary>
internal sealed class RetryingSender(HttpClient http, TDGanClientOptions options, TimeProvider time)
{
    private const string TimeoutHeader = "X-Timeout-Ms";

    /// <param name="request">Made anew for each attempt.</param>
    /// <param name="read">Reads a success, within the same time.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<T> SendAsync<T>(
        FormRequest request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        using CancellationTokenSource deadline = new(options.Timeout, time);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            for (int attempt = 0; ; attempt++)
            {
                Exception? failure;
                (T? result, failure) = await TryAsync(request, read, started, linked.Token).ConfigureAwait(false);
                if (failure is null)
                {
                    return result!;
                }

                await WaitAsync(failure, attempt, started, linked.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The service did not answer within {options.Timeout}.", exception);
        }
    }

    /// <summary>Asks once.</summary>
    /// <returns>Whether the address answered with success.</returns>
    public async Task<bool> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<(T? Result, Exception? Failure)> TryAsync<T>(
        FormRequest request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, long started, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = request.Create();
        message.Headers.Add(TimeoutHeader, Math.Max(1, (long)Left(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        if (options.ApiKey is { } key)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        try
        {
            using HttpResponseMessage response =
                await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? (await read(response, cancellationToken).ConfigureAwait(false), null)
                : (default, await ProblemReader.ReadAsync(response, time, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (default, exception);
        }
    }

    /// <summary>Waits as long as the service says, or throws what cannot be helped by waiting.</summary>
    private Task WaitAsync(Exception failure, int attempt, long started, CancellationToken cancellationToken)
    {
        TDGanProblemException? problem = failure as TDGanProblemException;
        TimeSpan wait = problem?.RetryAfter ?? options.FirstDelay * Math.Pow(2, attempt);
        bool mayHelp = problem is null or { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable };
        return mayHelp && attempt < options.MaxRetries && wait < Left(started)
            ? Task.Delay(wait, time, cancellationToken)
            : Task.FromException(failure);
    }

    private TimeSpan Left(long started) => options.Timeout - time.GetElapsedTime(started);
}
