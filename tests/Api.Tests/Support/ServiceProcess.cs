using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace TDGan.Api.Tests.Support;

/// <summary>The built executable in a process of its own.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => ReadOutput(line.Data);
        _process.ErrorDataReceived += (_, line) => Enqueue(_errors, line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The service ended before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Errors => _errors;

    public IReadOnlyCollection<string> Output => _output;

    /// <summary>Starts the service on a free port.</summary>
    /// <param name="modelsPath">Its model repository.</param>
    /// <param name="environment">Further configuration as environment variables.</param>
    public static ServiceProcess Start(string modelsPath, params (string Name, string Value)[] environment) =>
        StartIn(Path.GetDirectoryName(FindExecutable())!, FindExecutable(), modelsPath, environment);

    /// <summary>The same from another folder, or a copy of the executable.</summary>
    public static ServiceProcess StartIn(
        string workingFolder, string executable, string modelsPath, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(executable)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["TDGan__Models__Path"] = modelsPath },
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServiceProcess(start);
    }

    /// <summary>The address, once the service listens.</summary>
    public Task<Uri> ListeningAsync() => _address.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>What a container engine or a service manager sends to stop it.</summary>
    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end; all output has been read then.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>The executable of the same configuration as these tests; in its own folder, where its native libraries are.</summary>
    public static string FindExecutable()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string name = OperatingSystem.IsWindows() ? "TDGan.Api.exe" : "TDGan.Api";
        return SourceTree.Find(Path.Combine("src", "Api", "bin", configuration, "net10.0", RuntimeInformation.RuntimeIdentifier, name));
    }

    private static void Enqueue(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private void ReadOutput(string? line)
    {
        Enqueue(_output, line);
        if (line is not null && ListeningOn().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningOn();
}
