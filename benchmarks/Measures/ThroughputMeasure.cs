using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>Faces a second at 16 clients, over the bare loop and over the Node peer, the three in turn within each round.</summary>
internal static class ThroughputMeasure
{
    private const int Clients = 16;
    private const string Path = "/api/v1/expressions?detect=false";

    public static async Task<IReadOnlyList<MeasuredRow>> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        int threads = Environment.ProcessorCount;
        using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        using RunningProcess? peer = options.Peer is null
            ? null
            : await RunningProcess.StartAsync(Servers.NodePeer(options.Peer, threads), "/health", cancellationToken);
        var overBare = new List<double>();
        var overPeer = new List<double>();

        // The first round warms up and does not count.
        for (int round = -1; round < options.Rounds; round++)
        {
            double faces = await FacesAsync(service, Path, options, cancellationToken);
            double bare = BareLoop.Run(threads, options.Window);
            double other = peer is null ? double.NaN : await FacesAsync(peer, "/classify", options, cancellationToken);
            if (round >= 0)
            {
                overBare.Add(faces / bare);
                overPeer.AddRange(peer is null ? [] : [faces / other]);
            }
        }

        return
        [
            new("faces/s at 16 clients over a bare loop of sessions", overBare, "x", "0.80", "0.95"),
            new("faces/s at 16 clients over the Node peer", overPeer, "x", "1.5x", "2.5x"),
        ];
    }

    private static async Task<double> FacesAsync(RunningProcess server, string path, MeasureOptions options, CancellationToken cancellationToken)
    {
        LoadResult result = await ClosedLoop.RunAsync(server.Address, Pictures.Classify(path), Clients, options.Window, cancellationToken);
        return result.Refusals.Count == 0
            ? result.Goodput
            : throw new InvalidOperationException($"Refused with {string.Join(", ", result.Refusals)}: the measure counts answers only.");
    }
}
