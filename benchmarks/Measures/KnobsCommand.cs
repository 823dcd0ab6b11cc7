using System.CommandLine;
using System.Globalization;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary><c>knobs</c>: what the limits of the batches do to those who wait.</summary>
internal static class KnobsCommand
{
    private const int TransferClients = 16;
    private const string ClassifyPath = "/api/v1/expressions?detect=false";
    private static readonly int[] LongestRunsMs = [10, 100, 1000];
    private static readonly int[] QueueCapacities = [100, 256, 1024];

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 10, Description = "Length of one measured window." };
        var command = new Command("knobs", "LongestRun under transfers and classifications at once, QueueCapacity under twice the capacity.") { seconds };
        command.SetAction(async (result, token) =>
        {
            var window = TimeSpan.FromSeconds(result.GetValue(seconds));
            foreach (int milliseconds in LongestRunsMs)
            {
                await MixAsync(milliseconds, window, token);
            }

            foreach (int capacity in QueueCapacities)
            {
                await OverloadAsync(capacity, window, token);
            }

            return 0;
        });
        return command;
    }

    /// <summary>One client that classifies beside many that transfer.</summary>
    private static async Task MixAsync(int longestRunMs, TimeSpan window, CancellationToken cancellationToken)
    {
        string setting = $"--TDGan:Batching:LongestRun={TimeSpan.FromMilliseconds(longestRunMs):c}";
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(setting), "/readyz", cancellationToken);
        await Task.WhenAll(Transfers(service, window / 2, cancellationToken), Classifications(service, window / 2, cancellationToken));
        LoadResult[] loads = await Task.WhenAll(Transfers(service, window, cancellationToken), Classifications(service, window, cancellationToken));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"LongestRun {longestRunMs} ms: {loads[0].Goodput:0.0} transfers/s; a classification beside them p50 {1000 * loads[1].Quantile(0.5):0} ms, p99 {1000 * loads[1].Quantile(0.99):0} ms"));
    }

    private static async Task OverloadAsync(int capacity, TimeSpan window, CancellationToken cancellationToken)
    {
        using RunningProcess service = await RunningProcess.StartAsync(
            Servers.Service($"--TDGan:Batching:QueueCapacity={capacity}"), "/readyz", cancellationToken);
        await OverloadMeasure.RoundAsync(service.Address, window / 2, cancellationToken);
        (double share, double p99, LoadResult load) = await OverloadMeasure.RoundAsync(service.Address, window, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"QueueCapacity {capacity}: goodput {share:0.00} of the peak, p50 {load.Quantile(0.5):0.000} s, p99 {p99:0.000} s"));
    }

    private static Task<LoadResult> Transfers(RunningProcess service, TimeSpan window, CancellationToken cancellationToken) =>
        ClosedLoop.RunAsync(service.Address, Pictures.Transfer, TransferClients, window, cancellationToken);

    private static Task<LoadResult> Classifications(RunningProcess service, TimeSpan window, CancellationToken cancellationToken) =>
        ClosedLoop.RunAsync(service.Address, Pictures.Classify(ClassifyPath), 1, window, cancellationToken);
}
