using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Images;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>
/// The teacher (YuNet, Wu et al., Machine Intelligence Research 2023) on gray squares that hold one face: what it says of a square and of its
/// mirror image, averaged. Thread-safe.
/// </summary>
internal sealed class TeacherDetector : IDisposable
{
    /// <summary>Pixels of a side of the squares, a multiple of the coarsest stride.</summary>
    public const int Side = 160;

    private const int Channels = 3;
    private const int Views = 2;
    private const int LandmarkNumbers = 10;
    private const float White = 255;
    private const float SamePlace = 0.5f;
    private static readonly int[] Strides = [8, 16, 32];
    private static readonly string[] Maps = ["cls", "obj", "bbox", "kps"];

    private readonly InferenceSession session;

    /// <param name="path">The teacher as ONNX: maps <c>cls</c>, <c>obj</c>, <c>bbox</c> and <c>kps</c> at strides 8, 16 and 32.</param>
    public TeacherDetector(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(path, options);
    }

    /// <summary>Names of the outputs, stride after stride, in the order of <see cref="Maps"/>.</summary>
    private static ImmutableArray<string> Outputs { get; } = [.. Strides.SelectMany(stride => Maps.Select(map => $"{map}_{stride}"))];

    /// <summary>The face that both views agree on, or null: each must see one with a trusted score, in about the same place.</summary>
    /// <param name="square">160x160 luminance in [0, 1].</param>
    public SceneFace? Find(LuminanceImage square)
    {
        (SceneFace seen, SceneFace mirrored) = Look(square);
        SceneFace turned = new ScenePlacement(0, 0, Side, Side, 1, 0, 0, Mirror: true).Map(mirrored);
        return Math.Min(seen.Score, mirrored.Score) >= SceneFace.TrustedScore && seen.Box.OverlapWith(turned.Box) > SamePlace ? Mean(seen, turned) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static SceneFace Mean(SceneFace one, SceneFace other) => new(
        (one.Left + other.Left) / 2,
        (one.Top + other.Top) / 2,
        (one.Right + other.Right) / 2,
        (one.Bottom + other.Bottom) / 2,
        [.. one.Landmarks.Zip(other.Landmarks, (a, b) => (a + b) / 2)],
        Math.Min(one.Score, other.Score),
        LandmarksReliable: true);

    /// <summary>The best face of the square and of its mirror image, each in its own pixels; their scores may be low.</summary>
    private (SceneFace Seen, SceneFace Mirrored) Look(LuminanceImage square)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(Pixels(square), [Views, Channels, Side, Side]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> maps = session.Run(run, [session.InputNames[0]], [input], Outputs);
        return (Best(maps, view: 0), Best(maps, view: 1));
    }

    private static float[] Pixels(LuminanceImage square)
    {
        const int Plane = Side * Side;
        float[] pixels = new float[Views * Channels * Plane];
        for (int i = 0; i < Plane; i++)
        {
            (int x, int y) = (i % Side, i / Side);
            for (int channel = 0; channel < Channels; channel++)
            {
                pixels[(channel * Plane) + i] = White * square.Values[i];
                pixels[((Channels + channel) * Plane) + (y * Side) + Side - 1 - x] = White * square.Values[i];
            }
        }

        return pixels;
    }

    private static SceneFace Best(IReadOnlyList<OrtValue> maps, int view)
    {
        (float score, int scale, int cell) best = (-1, 0, 0);
        for (int scale = 0; scale < Strides.Length; scale++)
        {
            ReadOnlySpan<float> classes = View(maps, scale, map: 0, view), objects = View(maps, scale, map: 1, view);
            for (int cell = 0; cell < classes.Length; cell++)
            {
                float score = MathF.Sqrt(Math.Max(0, classes[cell] * objects[cell]));
                best = score > best.score ? (score, scale, cell) : best;
            }
        }

        return Read(maps, view, best.scale, best.cell, best.score);
    }

    // cx = (column + b0) s, cy = (row + b1) s, w = exp(b2) s, h = exp(b3) s; a landmark is ((k0 + column) s, (k1 + row) s).
    private static SceneFace Read(IReadOnlyList<OrtValue> maps, int view, int scale, int cell, float score)
    {
        int stride = Strides[scale];
        (int column, int row) = (cell % (Side / stride), cell / (Side / stride));
        ReadOnlySpan<float> box = View(maps, scale, map: 2, view).Slice(cell * 4, 4);
        float[] landmarks = View(maps, scale, map: 3, view).Slice(cell * LandmarkNumbers, LandmarkNumbers).ToArray();
        for (int i = 0; i < landmarks.Length; i++)
        {
            landmarks[i] = (landmarks[i] + (i % 2 == 0 ? column : row)) * stride;
        }

        (float x, float y) = ((column + box[0]) * stride, (row + box[1]) * stride);
        (float halfWidth, float halfHeight) = (MathF.Exp(box[2]) * stride / 2, MathF.Exp(box[3]) * stride / 2);
        return new SceneFace(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, landmarks, score, LandmarksReliable: true);
    }

    private static ReadOnlySpan<float> View(IReadOnlyList<OrtValue> maps, int scale, int map, int view)
    {
        ReadOnlySpan<float> both = maps[(scale * Maps.Length) + map].GetTensorDataAsSpan<float>();
        int length = both.Length / Views;
        return both.Slice(view * length, length);
    }
}
