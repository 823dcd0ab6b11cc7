using System.Collections.Concurrent;
using System.Diagnostics;
using TDGan.Training.Configuration;

namespace TDGan.Training.Tests;

/// <summary><c>tdgan train</c> in a process of its own, to be killed.</summary>
internal sealed class TrainingProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private readonly ConcurrentQueue<string?> _output;

    private TrainingProcess(Process process, ConcurrentQueue<string?> output) => (_process, _output) = (process, output);

    public static TrainingProcess Start(string data, string run, TrainingOptions options)
    {
        string preset = Path.Combine(data, "preset.json");
        File.WriteAllText(preset, OptionsReader.Write(options));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "tdgan.dll"), "train", "--preset", preset, "--run", run, "--data", data, "--device", "cpu" },
        };
        var process = Process.Start(start)!;
        var output = new ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new TrainingProcess(process, output);
    }

    /// <summary>SIGKILL as soon as a line of the log is as wanted.</summary>
    public void KillOnceLogged(string logFile, Func<string, bool> isReached)
    {
        var reached = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(logFile)!, Path.GetFileName(logFile));
        void Look(object sender, FileSystemEventArgs changed)
        {
            using var reader = new StreamReader(new FileStream(logFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            if (reader.ReadToEnd().Split('\n').Any(isReached))
            {
                reached.TrySetResult();
            }
        }

        watcher.Changed += Look;
        watcher.EnableRaisingEvents = true;
        Assert.True(reached.Task.Wait(Patience, TestContext.Current.CancellationToken), "The process did not get that far: " + string.Join('\n', _output));
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
