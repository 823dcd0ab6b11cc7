using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TDGan.Benchmarks.Service;

/// <summary>How the servers that are compared are started.</summary>
internal static class Servers
{
    /// <summary>The root of the repository: the folder upward with the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The shipped models.</summary>
    public static string Models => Path.Combine(Repository, "models");

    /// <summary>This project's service, as built with the benchmarks.</summary>
    /// <param name="settings">Configuration as on the command line.</param>
    public static Func<int, ProcessStartInfo> Service(params string[] settings) => port =>
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string name = OperatingSystem.IsWindows() ? "TDGan.Api.exe" : "TDGan.Api";
        string executable = Path.Combine(Repository, "src", "Api", "bin", configuration, "net10.0", RuntimeInformation.RuntimeIdentifier, name);
        return new ProcessStartInfo(executable, [$"--urls=http://127.0.0.1:{port}", $"--TDGan:Models:Path={Models}", .. settings])
        {
            WorkingDirectory = Path.GetDirectoryName(executable)!,
            Environment = { ["Logging__LogLevel__Default"] = "Warning" },
        };
    };

    /// <summary>The Node peer: Fastify, sharp and onnxruntime-node around the same graph.</summary>
    /// <param name="folder">Folder with <c>server.mjs</c>.</param>
    /// <param name="threads">Threads of its session.</param>
    public static Func<int, ProcessStartInfo> NodePeer(string folder, int threads) => port => new ProcessStartInfo("node", ["server.mjs"])
    {
        WorkingDirectory = folder,
        Environment =
        {
            ["MODEL"] = Path.Combine(Models, "expression-branch", "1", "model.onnx"),
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["THREADS"] = threads.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>The Node peer for photos: sharp, a detector and the same recogniser in onnxruntime-node.</summary>
    /// <param name="folder">Folder with <c>server.mjs</c>.</param>
    /// <param name="detector">Its detector, YuNet as ONNX.</param>
    /// <param name="threads">Threads of its sessions.</param>
    public static Func<int, ProcessStartInfo> NodePhotoPeer(string folder, string detector, int threads) => port =>
    {
        ProcessStartInfo start = NodePeer(folder, threads)(port);
        start.Environment["DETECTOR"] = Path.GetFullPath(detector);
        return start;
    };

    private static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TDGan.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The benchmarks must lie in the repository: no folder upward has TDGan.sln.");
    }
}
