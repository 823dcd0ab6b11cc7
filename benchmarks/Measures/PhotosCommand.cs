using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>
/// <c>photos</c>: whole photos a second, over the bare loop and over a Node service that people would put together; all in turn within each round.
/// </summary>
internal static class PhotosCommand
{
    private const string Path = "/api/v1/expressions?detect=true";
    private const string PeerPath = "/photo";
    private const int Many = 16;

    public static Command Create()
    {
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 5, Description = "Length of one measured window." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Interleaved rounds; medians are shown." };
        var peer = new Option<string?>("--peer") { Description = "Folder of the Node photo peer (server.mjs), its packages installed." };
        var detector = new Option<string?>("--peer-detector") { Description = "The detector of the peer: YuNet as ONNX." };
        var command = new Command("photos", "Photos a second with four faces each, over a bare loop and over a Node peer.") { seconds, rounds, peer, detector };
        command.SetAction((result, token) => RunAsync(
            new MeasureOptions(TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(rounds), result.GetValue(peer), History: null),
            result.GetValue(detector),
            token));
        return command;
    }

    private static async Task<int> RunAsync(MeasureOptions options, string? detector, CancellationToken cancellationToken)
    {
        if (options.Peer is not null && detector is null)
        {
            throw new ArgumentException("--peer needs --peer-detector, the ONNX file of its detector.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}; {options.Rounds} rounds of {options.Window.TotalSeconds:0.#} s"));
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        using RunningProcess? peer = options.Peer is { } folder
            ? await RunningProcess.StartAsync(Servers.NodePhotoPeer(folder, detector!, Environment.ProcessorCount), "/health", cancellationToken)
            : null;
        Console.WriteLine("| measure | median | range | floor | goal |");
        Console.WriteLine("|---|---|---|---|---|");
        await MeasureAsync("1920x1300", Photos.Of(1920, 1300), Many, "3.0x", "4.5x", withBare: true);
        await MeasureAsync("1920x1300", Photos.Of(1920, 1300), 1, "2.5x", "4x", withBare: false);
        await MeasureAsync("4032x3024", Photos.Of(4032, 3024), Many, "1.3x", "2x", withBare: false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident memory of the service: {service.ResidentMegabytes:0} MB"));
        return 0;

        async Task MeasureAsync(string size, IReadOnlyList<byte[]> photos, int clients, string floor, string goal, bool withBare)
        {
            List<double> rates = [], slowest = [], overBare = [], overPeer = [];

            // The first round warms up and does not count.
            for (int round = -1; round < options.Rounds; round++)
            {
                LoadResult ours = await LoadAsync(service, Path, photos, clients, options.Window, cancellationToken);
                double bare = withBare ? BarePhotoLoop.Run(photos, Environment.ProcessorCount, options.Window) : double.NaN;
                LoadResult? other = peer is null ? null : await LoadAsync(peer, PeerPath, photos, clients, options.Window, cancellationToken);
                if (round >= 0)
                {
                    rates.Add(ours.Goodput);
                    slowest.Add(ours.Quantile(0.99) * 1000);
                    overBare.AddRange(withBare ? [ours.Goodput / bare] : []);
                    overPeer.AddRange(other is null ? [] : [ours.Goodput / other.Goodput]);
                }
            }

            string name = string.Create(CultureInfo.InvariantCulture, $"photos of {size} at {clients} client{(clients > 1 ? "s" : string.Empty)}");
            Print(new($"{name}, photos/s", rates, string.Empty, string.Empty, string.Empty));
            Print(new($"{name}, 99 % below", slowest, " ms", string.Empty, string.Empty));
            Print(new($"{name}, over the Node peer", overPeer, "x", floor, goal));
            if (withBare)
            {
                Print(new($"{name}, over the bare loop", overBare, "x", "0.85", "0.95"));
            }
        }
    }

    private static void Print(MeasuredRow row) => Console.WriteLine(row.ToMarkdown());

    private static async Task<LoadResult> LoadAsync(
        RunningProcess server, string path, IReadOnlyList<byte[]> photos, int clients, TimeSpan length, CancellationToken cancellationToken)
    {
        LoadResult result = await ClosedLoop.RunAsync(
            server.Address, [.. photos.Select(photo => PreparedRequest.Picture(path, photo))], clients, length, cancellationToken);
        return result.Refusals.Count == 0
            ? result
            : throw new InvalidOperationException($"Refused with {string.Join(", ", result.Refusals)}: the measure counts answers only.");
    }
}
