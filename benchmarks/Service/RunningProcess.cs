using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TDGan.Benchmarks.Service;

/// <summary>A server in a process of its own that answers an address when it is ready; stopped when disposed.</summary>
internal sealed class RunningProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    private static readonly string[] ErrorMarks = ["\"LogLevel\":\"Error\"", "\"LogLevel\":\"Critical\"", "Unhandled exception"];

    private readonly Process _process;

    private RunningProcess(Process process, ConcurrentQueue<string> errors, Uri address, TimeSpan timeToReady)
    {
        Errors = errors;
        _process = process;
        Address = address;
        TimeToReady = timeToReady;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Lines of its outputs that tell of an error, or of an exception that nobody caught.</summary>
    public ConcurrentQueue<string> Errors { get; }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>From the start of the process to the first good answer.</summary>
    public TimeSpan TimeToReady { get; }

    /// <summary>Resident memory in MB, by the operating system's count.</summary>
    public double ResidentMegabytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Time that processors worked for it since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program and waits until <paramref name="readyPath"/> answers 200.</summary>
    /// <param name="start">Builds the call for a port.</param>
    /// <param name="readyPath">Path that says that it is ready.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RunningProcess> StartAsync(Func<int, ProcessStartInfo> start, string readyPath, CancellationToken cancellationToken)
    {
        int port = FreePort();
        ProcessStartInfo call = start(port);
        call.RedirectStandardOutput = true;
        call.RedirectStandardError = true;
        long began = Stopwatch.GetTimestamp();
        Process process = Process.Start(call)!;

        // Always read: a full pipe would stop the server.
        var errors = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data, errors);
        process.ErrorDataReceived += (_, line) => Keep(line.Data, errors);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = new Uri($"http://127.0.0.1:{port}");
        try
        {
            await ReadyAsync(process, new Uri(address, readyPath), cancellationToken);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }

        return new RunningProcess(process, errors, address, Stopwatch.GetElapsedTime(began));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Keep(string? line, ConcurrentQueue<string> errors)
    {
        if (line is not null && ErrorMarks.Any(mark => line.Contains(mark, StringComparison.Ordinal)))
        {
            errors.Enqueue(line);
        }
    }

    private static async Task ReadyAsync(Process process, Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode} before it was ready.");
            }

            try
            {
                using HttpResponseMessage reply = await client.GetAsync(address, cancellationToken);
                if (reply.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }

        throw new TimeoutException($"{process.StartInfo.FileName} was not ready after {Patience}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
