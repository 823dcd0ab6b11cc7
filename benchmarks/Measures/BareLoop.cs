using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>
/// What the machine can do at most without a server: threads that each own a session of the same graph and decode, shrink and run in a loop,
/// one face a run.
/// </summary>
internal static class BareLoop
{
    private const int Side = 64;
    private static readonly string[] Outputs = ["probabilities"];

    /// <summary>Faces a second.</summary>
    /// <param name="threads">Threads, each with a session of its own.</param>
    /// <param name="length">How long.</param>
    /// <param name="threadsPerRun">Threads of each session.</param>
    /// <param name="spinning">Whether threads that wait for work spin.</param>
    public static double Run(int threads, TimeSpan length, int threadsPerRun = 1, bool spinning = false)
    {
        string graph = Path.Combine(Servers.Models, "expression-branch", "1", "model.onnx");
        using var options = new SessionOptions { IntraOpNumThreads = threadsPerRun, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
        InferenceSession[] sessions = [.. Enumerable.Range(0, threads).Select(_ => new InferenceSession(graph, options))];
        int[] counts = new int[threads];
        long start = Stopwatch.GetTimestamp();
        Thread[] workers = [.. sessions.Select((session, index) => new Thread(() => counts[index] = Work(session, start, length)))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.ForEach(sessions, session => session.Dispose());
        return counts.Sum() / seconds;
    }

    private static int Work(InferenceSession session, long start, TimeSpan length)
    {
        float[] values = new float[Side * Side];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(values, [1, 1, Side, Side]);
        using var run = new RunOptions();
        int count = 0;
        for (; Stopwatch.GetElapsedTime(start) < length; count++)
        {
            Decode(Pictures.Files[count % Pictures.Files.Count], values);
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, ["image"], [input], Outputs);
        }

        return count;
    }

    private static void Decode(byte[] file, float[] values)
    {
        using SKBitmap picture = SKBitmap.Decode(file);
        using SKBitmap small = picture.Resize(new SKImageInfo(Side, Side, SKColorType.Rgba8888), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        ReadOnlySpan<byte> pixels = small.GetPixelSpan();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((0.299f * pixels[4 * i]) + (0.587f * pixels[(4 * i) + 1]) + (0.114f * pixels[(4 * i) + 2])) / 255;
        }
    }
}
