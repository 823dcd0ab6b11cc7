using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>
/// <c>cost</c>: what n pictures at once take of the running service. The time that its processors worked is fitted by a n + b, which is what
/// <c>simulate</c> takes: unlike the time on the clock it hardly depends on what else the machine does.
/// </summary>
internal static class CostCommand
{
    private const string Path = "/api/v1/expressions/batch";
    private const int FacesOfAGroup = 64;
    private static readonly int[] Sizes = [1, 2, 4, 8, 16, 32];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 9, Description = $"Groups of {FacesOfAGroup} faces for each size; medians count." };
        var command = new Command("cost", "Time of n pictures in one request, fitted by a n + b: face crops, and photos with faces to be found.") { rounds };
        command.SetAction((result, token) => RunAsync(result.GetValue(rounds), token));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {rounds} rounds; milliseconds of a request by its pictures"));
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        await MeasureAsync("face crops of 160 px", Path + "?detect=false", Pictures.Files, service, rounds, cancellationToken);
        await MeasureAsync("photos of 1280x720 px with a face", Path + "?detect=true", Pictures.Photos, service, rounds, cancellationToken);
        return 0;
    }

    private static async Task MeasureAsync(
        string name, string path, IReadOnlyList<byte[]> pictures, RunningProcess service, int rounds, CancellationToken cancellationToken)
    {
        using RawConnection connection = await RawConnection.OpenAsync(service.Address, cancellationToken);
        byte[][] requests = [.. Sizes.Select(size => PreparedRequest.Batch(
            path, "image", [.. Enumerable.Range(0, size).Select(i => pictures[i % pictures.Count])]))];
        List<(double Clock, double Processors)>[] costs = [.. Sizes.Select(_ => new List<(double, double)>())];

        // The sizes take turns; the first round warms up and does not count.
        for (int round = -1; round < rounds; round++)
        {
            for (int i = 0; i < Sizes.Length; i++)
            {
                (double, double) cost = await GroupAsync(connection, requests[i], Sizes[i], service, cancellationToken);
                costs[i].AddRange(round < 0 ? [] : [cost]);
            }
        }

        Console.WriteLine(name);
        Console.WriteLine($"  clock: {Describe(costs.Select(list => list.Select(cost => cost.Clock)))}");
        Console.WriteLine($"  processors: {Describe(costs.Select(list => list.Select(cost => cost.Processors)))}");
        (double perFace, double perBatch) = FittedLine.Through(
            [.. Sizes.Select(size => (double)size)], [.. costs.Select(list => Median.Of(list.Select(cost => cost.Processors)))]);

        // A single picture is worked on by one core, so that a core is what a replica of the simulation stands for.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  a core for each replica: simulate --face-ms {perFace:0.00} --batch-ms {Math.Max(0, perBatch):0.00}"));
    }

    /// <summary>Milliseconds of one request on the clock and of processors, the mean over a group.</summary>
    private static async Task<(double Clock, double Processors)> GroupAsync(
        RawConnection connection, byte[] request, int faces, RunningProcess service, CancellationToken cancellationToken)
    {
        int requests = FacesOfAGroup / faces;
        TimeSpan worked = service.ProcessorTime;
        long sent = Stopwatch.GetTimestamp();
        for (int i = 0; i < requests; i++)
        {
            (int status, ReadOnlyMemory<byte> body) = await connection.SendAsync(request, cancellationToken);
            int read = body.Span.Count("\"dominant\""u8);
            if (status != 200 || read != faces)
            {
                throw new InvalidOperationException($"Answered {status} with {read} faces instead of {faces}: the measure counts whole answers only.");
            }
        }

        return (Stopwatch.GetElapsedTime(sent).TotalMilliseconds / requests, (service.ProcessorTime - worked).TotalMilliseconds / requests);
    }

    private static string Describe(IEnumerable<IEnumerable<double>> bySize) => string.Join(", ", bySize.Zip(Sizes, (values, size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size}: {Median.Of(values):0.0} ({values.Min():0.0}-{values.Max():0.0})")));
}
