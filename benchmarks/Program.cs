using System.CommandLine;
using TDGan.Benchmarks.Fuzzing;
using TDGan.Benchmarks.Measures;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Simulation;

namespace TDGan.Benchmarks;

/// <summary>
/// What the service costs and holds, always as ratios taken side by side in one run: <c>dotnet run --project benchmarks -c Release</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Measures the service with its shipped models on this machine. Without a command: the whole table.");
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 5, Description = "Length of one measured window." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Interleaved rounds; medians are shown." };
        var peer = new Option<string?>("--peer") { Description = "Folder of the Node peer (server.mjs), its packages installed." };
        root.Options.Add(seconds);
        root.Options.Add(rounds);
        root.Options.Add(peer);
        var history = new Option<string?>("--history") { Description = "CSV file that the numbers are appended to: docs/benchmarks.csv." };
        var state = new Option<string>("--state") { DefaultValueFactory = _ => "not said", Description = "For the history: what else the machine did." };
        root.Options.Add(history);
        root.Options.Add(state);
        root.SetAction((result, token) => BenchmarkTable.RunAsync(
            new MeasureOptions(
                TimeSpan.FromSeconds(result.GetValue(seconds)),
                result.GetValue(rounds),
                result.GetValue(peer),
                result.GetValue(history) is { } file ? new HistoryFile(file, result.GetRequiredValue(state)) : null),
            token));
        root.Subcommands.Add(PhotosCommand.Create());
        root.Subcommands.Add(SoakCommand.Create());
        root.Subcommands.Add(FuzzCommand.Create());
        root.Subcommands.Add(OverloadCommand.Create());
        root.Subcommands.Add(SessionsCommand.Create());
        root.Subcommands.Add(KnobsCommand.Create());
        root.Subcommands.Add(CostCommand.Create());
        root.Subcommands.Add(SimulateCommand.Create());
        return await root.Parse(args).InvokeAsync();
    }
}
