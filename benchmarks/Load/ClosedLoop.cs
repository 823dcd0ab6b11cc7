using System.Diagnostics;

namespace TDGan.Benchmarks.Load;

/// <summary>Clients that each send the next request when the last was answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Runs the clients for a while; each takes the requests in turn, from a place of its own.</summary>
    public static async Task<LoadResult> RunAsync(
        Uri address, IReadOnlyList<byte[]> requests, int clients, TimeSpan length, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        List<(int, double)>[] replies = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(
            () => ClientAsync(address, requests, client, start, length, cancellationToken), cancellationToken)));
        return LoadResult.Of(Stopwatch.GetElapsedTime(start).TotalSeconds, replies.SelectMany(list => list));
    }

    private static async Task<List<(int Status, double Seconds)>> ClientAsync(
        Uri address, IReadOnlyList<byte[]> requests, int client, long start, TimeSpan length, CancellationToken cancellationToken)
    {
        var replies = new List<(int, double)>();
        using RawConnection connection = await RawConnection.OpenAsync(address, cancellationToken);
        for (int i = client; Stopwatch.GetElapsedTime(start) < length; i++)
        {
            long sent = Stopwatch.GetTimestamp();
            (int status, _) = await connection.SendAsync(requests[i % requests.Count], cancellationToken);
            replies.Add((status, Stopwatch.GetElapsedTime(sent).TotalSeconds));
        }

        return replies;
    }
}
