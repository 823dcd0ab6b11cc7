using System.Diagnostics;
using System.Text.Json;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>
/// Time outside model and decode at one client: from the first byte sent to the last received, less <c>decodeMs</c> and <c>inferenceMs</c> of
/// the reply. The client's own time and that of the loopback are in it, so the server's is less.
/// </summary>
internal static class OverheadMeasure
{
    private const string Path = "/api/v1/expressions?detect=false";

    public static async Task<IReadOnlyList<MeasuredRow>> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        using RawConnection connection = await RawConnection.OpenAsync(service.Address, cancellationToken);
        var medians = new List<double>();
        for (int round = -1; round < options.Rounds; round++)
        {
            double median = await RoundAsync(connection, options.Window, cancellationToken);
            if (round >= 0)
            {
                medians.Add(median);
            }
        }

        return [new("time outside model and decode at one client, p50", medians, " ms", "1.0 ms", "0.3 ms")];
    }

    private static async Task<double> RoundAsync(RawConnection connection, TimeSpan length, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> requests = Pictures.Classify(Path);
        var outside = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            long sent = Stopwatch.GetTimestamp();
            (_, ReadOnlyMemory<byte> body) = await connection.SendAsync(requests[outside.Count % requests.Count], cancellationToken);
            double whole = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            outside.Add(whole - InsideMilliseconds(body));
        }

        return Median.Of(outside);
    }

    private static double InsideMilliseconds(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemory<byte> json = body[body.Span.IndexOf((byte)'{')..(body.Span.LastIndexOf((byte)'}') + 1)];
        using JsonDocument reply = JsonDocument.Parse(json);
        JsonElement timings = reply.RootElement.GetProperty("timings");
        return timings.GetProperty("decodeMs").GetDouble() + timings.GetProperty("inferenceMs").GetDouble();
    }
}
