using System.CommandLine;
using System.Globalization;

namespace TDGan.Benchmarks.Simulation;

/// <summary><c>simulate</c>: how many replicas a rate of faces needs, from the measured cost of a batch.</summary>
internal static class SimulateCommand
{
    private const int Requests = 100_000;
    private const int Seed = 1;
    private static readonly double[] Loads = [0.5, 1, 2, 4];

    public static Command Create()
    {
        var perFace = new Option<double>("--face-ms") { Required = true, Description = "Milliseconds a face adds to a batch, a of t(n) = a n + b." };
        var perBatch = new Option<double>("--batch-ms") { Required = true, Description = "Milliseconds a batch costs beside its faces, b." };
        var most = new Option<int>("--replicas") { DefaultValueFactory = _ => 8, Description = "Replicas at most." };
        var plot = new Option<string?>("--plot") { Description = "SVG file that gets the plot." };
        var command = new Command("simulate", "Replicas against p99 for several rates of arrivals.") { perFace, perBatch, most, plot };
        command.SetAction(result => Run(
            result.GetValue(perFace) / 1000, result.GetValue(perBatch) / 1000, result.GetValue(most), result.GetValue(plot)));
        return command;
    }

    private static void Run(double perFace, double perBatch, int most, string? plot)
    {
        var simulation = new ArrivalSimulation(perFace, perBatch, Seed);

        // One replica answers at most 32 faces in the time of a full batch.
        double capacity = 32 / ((32 * perFace) + perBatch);
        List<(double Rate, double[] P99)> lines = [.. Loads.Select(load => (load * capacity,
            Enumerable.Range(1, most).Select(replicas => simulation.P99(replicas, load * capacity, Requests)).ToArray()))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one replica: at most {capacity:0.0} faces/s; a million faces take {1e6 / capacity / 3600:0.00} hours of one replica"));
        foreach ((double rate, double[] p99) in lines)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rate:0.0} faces/s: p99 by replicas {string.Join(", ", p99.Select((value, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}: {value:0.000} s")))}"));
        }

        if (plot is not null)
        {
            File.WriteAllText(plot, SizingPlot.Draw("99 % of the answers come within, by replicas", lines));
        }
    }
}
