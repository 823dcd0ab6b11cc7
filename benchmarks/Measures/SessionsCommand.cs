using System.CommandLine;
using System.Globalization;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary><c>sessions</c>: runs at once against threads in a run, and waiting threads that spin against those that sleep.</summary>
internal static class SessionsCommand
{
    private const int Clients = 16;

    private static readonly (string Name, string[] Settings)[] Ways =
    [
        ("a run a core, one thread each (default)", []),
        ("one run, one thread", ["--TDGan:Sessions:Sessions=1"]),
        ("one run, a thread a core", ["--TDGan:Sessions:Sessions=1", $"--TDGan:Sessions:IntraOpThreads={Environment.ProcessorCount}"]),
    ];

    private static readonly (string Name, IReadOnlyList<byte[]> Requests)[] Loads =
    [
        ("classify", Pictures.Classify("/api/v1/expressions?detect=false")), ("photo", Pictures.Classify("/api/v1/expressions")), ("transfer", Pictures.Transfer),
    ];

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 5, Description = "Length of one measured window." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Interleaved rounds; medians are shown." };
        var command = new Command("sessions", "Runs at once, threads in a run and spinning, against the defaults.") { seconds, rounds };
        command.SetAction((result, token) => RunAsync(
            new MeasureOptions(TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(rounds), Peer: null, History: null), token));
        return command;
    }

    private static async Task<int> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        Console.WriteLine("| way | over the default at 16 clients: classify | photo | transfer | at one client: classify | photo | transfer |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var services = new List<RunningProcess>();
        try
        {
            foreach ((_, string[] settings) in Ways)
            {
                services.Add(await RunningProcess.StartAsync(Servers.Service(settings), "/readyz", cancellationToken));
            }

            double[][] ratios = await MeasureAsync(services, options, cancellationToken);
            for (int way = 0; way < Ways.Length; way++)
            {
                Console.WriteLine($"| {Ways[way].Name} | {string.Join(" | ", ratios[way].Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))} |");
            }
        }
        finally
        {
            services.ForEach(service => service.Dispose());
        }

        SayWhatSpinningDoes(options);
        return 0;
    }

    /// <summary>For each way the ratios of its answers a second to the default's, in the order of the table's columns.</summary>
    private static async Task<double[][]> MeasureAsync(List<RunningProcess> services, MeasureOptions options, CancellationToken cancellationToken)
    {
        List<double>[][] all = [.. services.Select(_ => Enumerable.Range(0, 2 * Loads.Length).Select(_ => new List<double>()).ToArray())];
        for (int column = 0; column < 2 * Loads.Length; column++)
        {
            int clients = column < Loads.Length ? Clients : 1;
            for (int round = -1; round < options.Rounds; round++)
            {
                var rates = new List<double>();
                foreach (RunningProcess service in services)
                {
                    LoadResult load = await ClosedLoop.RunAsync(
                        service.Address, Loads[column % Loads.Length].Requests, clients, options.Window, cancellationToken);
                    rates.Add(load.Goodput);
                }

                for (int way = 0; round >= 0 && way < services.Count; way++)
                {
                    all[way][column].Add(rates[way] / rates[0]);
                }
            }
        }

        return [.. all.Select(columns => columns.Select(values => Median.Of(values)).ToArray())];
    }

    private static void SayWhatSpinningDoes(MeasureOptions options)
    {
        var ratios = new List<double>();
        int cores = Environment.ProcessorCount;
        for (int round = 0; round < options.Rounds; round++)
        {
            double sleeping = BareLoop.Run(cores, options.Window, threadsPerRun: cores, spinning: false);
            ratios.Add(BareLoop.Run(cores, options.Window, threadsPerRun: cores, spinning: true) / sleeping);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{cores} sessions of {cores} threads whose waiting threads spin, over the same that sleep: {Median.Of(ratios):0.00} ({ratios.Min():0.00} - {ratios.Max():0.00})"));
    }
}
