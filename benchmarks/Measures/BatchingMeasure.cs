using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>What batches bring: answers a second at 32 clients over the same service with batches of one face.</summary>
internal static class BatchingMeasure
{
    private const int Clients = 32;
    private const string OneByOne = "--TDGan:Batching:MaxBatchSize=1";

    public static async Task<IReadOnlyList<MeasuredRow>> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        using RunningProcess batched = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
        using RunningProcess single = await RunningProcess.StartAsync(Servers.Service(OneByOne), "/readyz", cancellationToken);
        return
        [
            await CompareAsync("batching gain at 32 clients, recogniser", Pictures.Classify("/api/v1/expressions?detect=false"), batched, single, options, cancellationToken),
            await CompareAsync("batching gain at 32 clients, transfer", Pictures.Transfer, batched, single, options, cancellationToken),
        ];
    }

    private static async Task<MeasuredRow> CompareAsync(
        string name, IReadOnlyList<byte[]> requests, RunningProcess batched, RunningProcess single, MeasureOptions options, CancellationToken cancellationToken)
    {
        var gains = new List<double>();
        for (int round = -1; round < options.Rounds; round++)
        {
            LoadResult together = await ClosedLoop.RunAsync(batched.Address, requests, Clients, options.Window, cancellationToken);
            LoadResult alone = await ClosedLoop.RunAsync(single.Address, requests, Clients, options.Window, cancellationToken);
            if (round >= 0)
            {
                gains.Add(together.Goodput / alone.Goodput);
            }
        }

        return new MeasuredRow(name, gains, "x", "1.1x", "1.5x");
    }
}
