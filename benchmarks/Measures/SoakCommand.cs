using System.CommandLine;
using System.Globalization;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary><c>soak</c>: 80 % load for a long while; memory and latency by the minute.</summary>
internal static class SoakCommand
{
    private const double Share = 0.8;
    private const int PeakClients = 16;
    private static readonly TimeSpan PeakWindow = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { DefaultValueFactory = _ => 15, Description = "Length of the soak." };
        var command = new Command("soak", "80 % of the peak for a long while: memory and latency by the minute.") { minutes };
        command.SetAction((result, token) => RunAsync(result.GetValue(minutes), token));
        return command;
    }

    private static async Task<int> RunAsync(double minutes, CancellationToken cancellationToken)
    {
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        IReadOnlyList<byte[]> requests = [.. Pictures.Classify("/api/v1/expressions"), .. Pictures.Transfer];
        LoadResult peak = await ClosedLoop.RunAsync(service.Address, requests, PeakClients, PeakWindow, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak {peak.Goodput:0.0} answers/s (classify and transfer by turns)"));
        var memory = new List<double>();
        for (double minute = 0; minute < minutes; minute++)
        {
            TimeSpan length = TimeSpan.FromMinutes(Math.Min(1, minutes - minute));
            LoadResult load = await OpenLoop.RunAsync(service.Address, requests, Share * peak.Goodput, length, cancellationToken);
            memory.Add(service.ResidentMegabytes);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"minute {minute + 1:0}: {load.Goodput:0.0} answers/s, p50 {load.Quantile(0.5) * 1000:0} ms, p99 {load.Quantile(0.99) * 1000:0} ms, "
                + $"others {load.Refusals.Values.Sum()}, resident {memory[^1]:0} MB"));
        }

        // The first fifth warms up.
        int warm = memory.Count / 5;
        double[] first = [.. memory.Skip(warm).Take(3)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"growth after warm-up {Median.Of(memory.TakeLast(3)) - Median.Of(first):0.0} MB"));
        return 0;
    }
}
