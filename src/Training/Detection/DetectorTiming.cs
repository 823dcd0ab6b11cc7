using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>The time of two detectors for a picture of 320x320, one thread, in turns, so that a busy machine is unfair to both.</summary>
internal static class DetectorTiming
{
    private const int Side = 320;
    private const int WarmUps = 10;
    private const int Rounds = 200;

    // Of a sorted list of times on a shared machine the low end is what the work itself takes.
    private const double LowShare = 0.1;

    /// <summary>Milliseconds of both at the tenth percentile, and the median of the ratio of neighbours in time.</summary>
    /// <param name="model">Path of a detector of ours.</param>
    /// <param name="teacher">Path of the teacher.</param>
    public static DetectorTimes Measure(string model, string teacher)
    {
        using InferenceSession ours = Open(model), theirs = Open(teacher);
        float[] pixels = Noise(PixelLevel.Channels * Side * Side);
        long[] shape = [1, PixelLevel.Channels, Side, Side];
        var times = new List<(double Ours, double Theirs)>();
        for (int i = 0; i < WarmUps + Rounds; i++)
        {
            (double Ours, double Theirs) round = (Run(ours, pixels, shape), Run(theirs, pixels, shape));
            if (i >= WarmUps)
            {
                times.Add(round);
            }
        }

        double[] ratios = [.. times.Select(round => round.Ours / round.Theirs).Order()];
        return new DetectorTimes(Low(times.Select(round => round.Ours)), Low(times.Select(round => round.Theirs)), ratios[Rounds / 2]);
    }

    /// <summary>Milliseconds of a landmark model for one crop, one thread, at the tenth percentile.</summary>
    /// <param name="model">Path of the model.</param>
    /// <param name="side">Pixels of a side of its crop.</param>
    public static double MeasureCrop(string model, int side)
    {
        using InferenceSession session = Open(model);
        float[] pixels = Noise(side * side);
        return Low([.. Enumerable.Range(0, WarmUps + Rounds).Select(_ => Run(session, pixels, [1, 1, side, side])).Skip(WarmUps)]);
    }

    private static InferenceSession Open(string model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(model, options);
    }

    private static float[] Noise(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    private static double Run(InferenceSession session, float[] pixels, long[] shape)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, shape);
        using var options = new RunOptions();
        long start = Stopwatch.GetTimestamp();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, [session.InputNames[0]], [input], session.OutputNames);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Low(IEnumerable<double> times) => times.Order().ElementAt((int)(Rounds * LowShare));
}
