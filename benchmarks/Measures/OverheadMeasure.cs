using System.Diagnostics;
using System.Globalization;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>
/// The server's time outside model and decode at one client: <c>total</c> less <c>decode</c> and <c>inference</c> of <c>Server-Timing</c>; the
/// same as the client sees it, with its own time and that of the loopback.
/// </summary>
internal static class OverheadMeasure
{
    private const string Path = "/api/v1/expressions?detect=false";

    public static async Task<IReadOnlyList<MeasuredRow>> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        using RawConnection connection = await RawConnection.OpenAsync(service.Address, cancellationToken);
        var (server, client) = (new List<double>(), new List<double>());
        for (int round = -1; round < options.Rounds; round++)
        {
            (double Server, double Client) median = await RoundAsync(connection, options.Window, cancellationToken);
            if (round >= 0)
            {
                server.Add(median.Server);
                client.Add(median.Client);
            }
        }

        return
        [
            new("server time outside model and decode at one client, p50", server, " ms", "1.0 ms", "0.3 ms"),
            new("the same as the client sees it", client, " ms", "", ""),
        ];
    }

    private static async Task<(double Server, double Client)> RoundAsync(
        RawConnection connection, TimeSpan length, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> requests = Pictures.Classify(Path);
        var (server, client) = (new List<double>(), new List<double>());
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            long sent = Stopwatch.GetTimestamp();
            await connection.SendAsync(requests[server.Count % requests.Count], cancellationToken);
            double whole = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            double inside = Milliseconds(connection.Head, "decode") + Milliseconds(connection.Head, "inference");
            server.Add(Milliseconds(connection.Head, "total") - inside);
            client.Add(whole - inside);
        }

        return (Median.Of(server), Median.Of(client));
    }

    private static double Milliseconds(string head, string phase)
    {
        string mark = $"{phase};dur=";
        ReadOnlySpan<char> value = head.AsSpan(head.IndexOf(mark, StringComparison.Ordinal) + mark.Length);
        int end = value.IndexOfAny(",\r");
        return double.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
