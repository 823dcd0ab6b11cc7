using System.Diagnostics;

namespace TDGan.Api.Tests.Support;

/// <summary>A Prometheus that scrapes one service with the shipped configuration, until it is disposed.</summary>
internal sealed class RunningPrometheus : IAsyncDisposable
{
    private const string Listening = "msg=\"Listening on\" address=";

    // A scrape may take as long as its interval: at 1 s, on a machine that runs other tests beside this one, none ended in time.
    private const string Interval = "5s";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private RunningPrometheus(Process process, DirectoryInfo folder, string address)
    {
        (_process, _folder) = (process, folder);
        Client = new HttpClient { BaseAddress = new Uri("http://" + address) };
    }

    /// <summary>Asks this Prometheus.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it on a port that it chooses itself.</summary>
    /// <param name="program">Path of prometheus.</param>
    /// <param name="configuration">Folder of prometheus.yml and the rules.</param>
    /// <param name="target">Host and port of the service.</param>
    public static async Task<RunningPrometheus> StartAsync(string program, string configuration, string target)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tdgan-prometheus-");
        string file = Path.Combine(folder.FullName, "prometheus.yml");
        string shipped = await File.ReadAllTextAsync(Path.Combine(configuration, "prometheus.yml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            shipped.Replace("15s", Interval, StringComparison.Ordinal)
                .Replace("api:8080", target, StringComparison.Ordinal)
                .Replace("tdgan.rules.yml", Path.Combine(configuration, "tdgan.rules.yml"), StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Process process = Process.Start(new ProcessStartInfo(
            program,
            [$"--config.file={file}", $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}", "--web.listen-address=127.0.0.1:0"])
        {
            RedirectStandardError = true,
        })!;
        return new RunningPrometheus(process, folder, await AddressAsync(process));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The address in its log; the rest of the log is read and dropped, so that the pipe never fills.</summary>
    private static async Task<string> AddressAsync(Process process)
    {
        var lines = new List<string>();
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and int at)
            {
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return line[(at + Listening.Length)..];
            }
        }

        throw new InvalidOperationException("Prometheus ended: " + string.Join('\n', lines));
    }
}
