using System.CommandLine;
using System.Globalization;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary><c>overload</c>: the overload measure alone, with every status that was answered.</summary>
internal static class OverloadCommand
{
    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 20, Description = "Length of the peak and of the overload in each round." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Rounds after the one that warms up." };
        var command = new Command("overload", "Twice as many requests as the service can answer.") { seconds, rounds };
        command.SetAction(async (result, token) =>
        {
            using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", token);

            // The peak of a service that was just started is too low to compare with.
            var window = TimeSpan.FromSeconds(result.GetValue(seconds));
            await OverloadMeasure.RoundAsync(service.Address, window / 2, token);
            for (int round = 0; round < result.GetValue(rounds); round++)
            {
                (double share, double p99, LoadResult load) = await OverloadMeasure.RoundAsync(service.Address, window, token);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"goodput {share:0.00} of the peak, {load.Goodput:0} answers/s, p50 {load.Quantile(0.5):0.000} s, p99 {p99:0.000} s"));
                Console.WriteLine($"  answered 200: {load.Latencies.Length}; others: {string.Join(", ", load.Refusals.Select(pair => $"{pair.Key}: {pair.Value}"))}");
            }

            return 0;
        });
        return command;
    }
}
