using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>Twice as many requests as the service can answer: it must keep answering as many as it can, in time, and refuse the rest at once.</summary>
internal static class OverloadMeasure
{
    private const int PeakClients = 32;
    private const double Overload = 2;
    private const string Path = "/api/v1/expressions?detect=false";

    public static async Task<IReadOnlyList<MeasuredRow>> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        var goodput = new List<double>();
        var p99 = new List<double>();
        for (int round = -1; round < options.Rounds; round++)
        {
            (double share, double seconds, _) = await RoundAsync(service.Address, options.Window, cancellationToken);
            if (round >= 0)
            {
                goodput.Add(share);
                p99.Add(seconds);
            }
        }

        return
        [
            new("goodput at twice capacity over peak", goodput, "x", "0.85", "0.95"),
            new("p99 of accepted requests at twice capacity", p99, " s", "under the deadline (10 s)", "under the deadline (10 s)"),
        ];
    }

    /// <summary>One window at the peak, one at twice its rate.</summary>
    public static async Task<(double Share, double P99, LoadResult Result)> RoundAsync(
        Uri address, TimeSpan window, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> requests = Pictures.Classify(Path);
        LoadResult peak = await ClosedLoop.RunAsync(address, requests, PeakClients, window, cancellationToken);
        LoadResult overload = await OpenLoop.RunAsync(address, requests, Overload * peak.Goodput, window, cancellationToken);
        return (overload.Goodput / peak.Goodput, overload.Quantile(0.99), overload);
    }
}
