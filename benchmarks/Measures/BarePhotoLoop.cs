using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;
using TDGan.Benchmarks.Service;

namespace TDGan.Benchmarks.Measures;

/// <summary>
/// What the machine can do with photos at most without a server: threads that each decode at the smallest scale that detection needs, run the detector
/// once and the landmark network and the recogniser on four faces, and read nothing of what comes out.
/// </summary>
internal static class BarePhotoLoop
{
    private const int WorkingSide = 640;
    private const int Multiple = 32;
    private const int Faces = 4;
    private const int CropSide = 64;

    /// <summary>Photos a second.</summary>
    public static double Run(IReadOnlyList<byte[]> photos, int threads, TimeSpan length)
    {
        int[] counts = new int[threads];
        long start = Stopwatch.GetTimestamp();
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => counts[i] = Work(photos, start, length)))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static int Work(IReadOnlyList<byte[]> photos, long start, TimeSpan length)
    {
        using InferenceSession detector = Open("face-detector"), landmarks = Open("face-landmarks"), recogniser = Open("expression-branch");
        using var run = new RunOptions();
        float[] crops = new float[Faces * CropSide * CropSide];
        using OrtValue faces = OrtValue.CreateTensorValueFromMemory(crops, [Faces, 1, CropSide, CropSide]);
        int count = 0;
        for (; Stopwatch.GetElapsedTime(start) < length; count++)
        {
            (float[] planes, int width, int height) = Decode(photos[count % photos.Count]);
            using OrtValue picture = OrtValue.CreateTensorValueFromMemory(planes, [1, 3, height, width]);
            using IDisposableReadOnlyCollection<OrtValue> boxes = detector.Run(run, ["image"], [picture], detector.OutputNames);
            using IDisposableReadOnlyCollection<OrtValue> points = landmarks.Run(run, ["image"], [faces], landmarks.OutputNames);
            using IDisposableReadOnlyCollection<OrtValue> scores = recogniser.Run(run, ["image"], [faces], ["probabilities"]);
        }

        return count;
    }

    private static InferenceSession Open(string model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        return new InferenceSession(Path.Combine(Servers.Models, model, "1", "model.onnx"), options);
    }

    private static (float[] Planes, int Width, int Height) Decode(byte[] file)
    {
        using SKCodec codec = SKCodec.Create(new MemoryStream(file));
        float scale = Math.Min(1, (float)WorkingSide / Math.Max(codec.Info.Width, codec.Info.Height));
        SKSizeI decoded = codec.GetScaledDimensions(scale);
        using SKBitmap picture = SKBitmap.Decode(codec, new SKImageInfo(decoded.Width, decoded.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        (int width, int height) = (Pad(codec.Info.Width * scale), Pad(codec.Info.Height * scale));
        using SKBitmap small = picture.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), new SKSamplingOptions(SKFilterMode.Linear));
        float[] planes = new float[3 * width * height];
        ReadOnlySpan<byte> pixels = small.GetPixelSpan();
        for (int i = 0; i < width * height; i++)
        {
            planes[i] = pixels[4 * i] / 255f;
            planes[(width * height) + i] = pixels[(4 * i) + 1] / 255f;
            planes[(2 * width * height) + i] = pixels[(4 * i) + 2] / 255f;
        }

        return (planes, width, height);
    }

    private static int Pad(float side) => ((int)Math.Round(side) + Multiple - 1) / Multiple * Multiple;
}
