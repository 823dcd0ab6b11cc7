using System.Collections.Concurrent;
using System.Diagnostics;

namespace TDGan.Benchmarks.Load;

/// <summary>Requests that arrive at their own rate, whether or not earlier ones were answered, as the world sends them.</summary>
internal static class OpenLoop
{
    /// <summary>Sends <paramref name="rate"/> requests a second, evenly spaced; connections are kept and opened as needed.</summary>
    /// <param name="address">The service.</param>
    /// <param name="requests">Taken in turn.</param>
    /// <param name="rate">Requests a second, above 0.</param>
    /// <param name="length">How long requests are sent and answers counted; those that are then missing are awaited.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LoadResult> RunAsync(
        Uri address, IReadOnlyList<byte[]> requests, double rate, TimeSpan length, CancellationToken cancellationToken)
    {
        var free = new ConcurrentBag<RawConnection>();
        var replies = new ConcurrentBag<(int, double)>();
        var pending = new List<Task>();
        long start = Stopwatch.GetTimestamp();
        for (int sent = 0; Stopwatch.GetElapsedTime(start) < length; sent++)
        {
            TimeSpan early = TimeSpan.FromSeconds(sent / rate) - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, cancellationToken);
            }

            byte[] request = requests[sent % requests.Count];
            pending.Add(Task.Run(() => SendAsync(address, request, free, replies, cancellationToken), cancellationToken));
        }

        // Answers that come after the last request are awaited and not counted: what then waits in queues was not served in this time.
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (int, double)[] counted = [.. replies];
        await Task.WhenAll(pending);
        foreach (RawConnection connection in free)
        {
            connection.Dispose();
        }

        return LoadResult.Of(seconds, counted);
    }

    private static async Task SendAsync(
        Uri address, byte[] request, ConcurrentBag<RawConnection> free, ConcurrentBag<(int, double)> replies, CancellationToken cancellationToken)
    {
        long sent = Stopwatch.GetTimestamp();
        RawConnection connection = free.TryTake(out RawConnection? kept) ? kept : await RawConnection.OpenAsync(address, cancellationToken);
        (int status, _) = await connection.SendAsync(request, cancellationToken);
        replies.Add((status, Stopwatch.GetElapsedTime(sent).TotalSeconds));
        free.Add(connection);
    }
}
