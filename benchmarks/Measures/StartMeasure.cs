using TDGan.Benchmarks.Load;
using TDGan.Benchmarks.Reports;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>From the start of the process to ready, and the memory it then holds after its first answers.</summary>
internal static class StartMeasure
{
    private const int FirstRequests = 50;

    public static async Task<IReadOnlyList<MeasuredRow>> RunAsync(MeasureOptions options, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        var megabytes = new List<double>();
        for (int round = -1; round < options.Rounds; round++)
        {
            using RunningProcess service = await RunningProcess.StartAsync(Servers.Service(), "/readyz", cancellationToken);
            using RawConnection connection = await RawConnection.OpenAsync(service.Address, cancellationToken);
            foreach (byte[] request in Enumerable.Range(0, FirstRequests).Select(i => Pictures.Transfer[i % Pictures.Transfer.Count]))
            {
                await connection.SendAsync(request, cancellationToken);
            }

            if (round >= 0)
            {
                seconds.Add(service.TimeToReady.TotalSeconds);
                megabytes.Add(service.ResidentMegabytes);
            }
        }

        return
        [
            new("start to ready", seconds, " s", "5 s", "2 s"),
            new("resident memory after 50 transfers", megabytes, " MB", "500 MB", "300 MB"),
        ];
    }
}
