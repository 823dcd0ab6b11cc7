using Microsoft.ML.OnnxRuntime;
using TDGan.Inference.Crops;
using TDGan.Inference.Images;
using TDGan.Training.Scenes;

namespace TDGan.Training.Landmarks.Teaching;

/// <summary>
/// The teacher of dense landmarks (MediaPipe Face Mesh, Kartynnik et al., 2019): 468 points with depth in a square 1.5 times as wide as the face,
/// its eyes level. It looks twice, the second time at the square that its own first answer asks for. Thread-safe.
/// </summary>
internal sealed class MeshTeacher : IDisposable
{
    /// <summary>Pixels of a side of the square.</summary>
    public const int Side = 192;

    /// <summary>Points that the teacher gives.</summary>
    public const int SourcePoints = 468;

    private const int Channels = 3;
    private const int Axes = FaceMeshTopology.Axes;
    /// <summary>Side of the square over that of the face.</summary>
    public const double SidesPerFace = 1.5;

    private const string PointsOutput = "conv2d_20";
    private const string FaceOutput = "conv2d_30";

    // Corners of the eyes, outer and inner, in the numbers of the canonical face model.
    private static readonly (int Outer, int Inner) RightEye = (33, 133);
    private static readonly (int Outer, int Inner) LeftEye = (263, 362);

    private readonly InferenceSession session;
    private readonly FaceTensorConverter squares = new(new CropRule(CropRule.SquareV1, Side, 0));

    /// <param name="path">The teacher as ONNX: 192x192 RGB in [0, 1] to points and the logit of a face.</param>
    public MeshTeacher(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(path, options);
    }

    /// <summary>The square of the first look: about the middle of the box, turned as the eyes are.</summary>
    public static CropFrame FrameOf(SceneFace face)
    {
        double turn = Math.Atan2(face.Landmarks[3] - face.Landmarks[1], face.Landmarks[2] - face.Landmarks[0]);
        double length = Math.Max(face.Right - face.Left, face.Bottom - face.Top) * SidesPerFace;
        return CropFrame.About((face.Left + face.Right) / 2, (face.Top + face.Bottom) / 2, length, turn, Side);
    }

    /// <summary>The square that a mesh asks for: turned as the line through the corners of its eyes, 1.5 times its longer side.</summary>
    /// <param name="points">x, y, z of all 468 points in pixels of the picture.</param>
    public static CropFrame FrameOf(ReadOnlySpan<float> points)
    {
        (double X, double Y) right = Middle(points, RightEye), left = Middle(points, LeftEye);
        double turn = Math.Atan2(left.Y - right.Y, left.X - right.X);
        (double cos, double sin) = (Math.Cos(turn), Math.Sin(turn));
        (double left, double top, double right, double bottom) box = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (int i = 0; i < points.Length; i += Axes)
        {
            (double u, double v) = ((cos * points[i]) + (sin * points[i + 1]), (cos * points[i + 1]) - (sin * points[i]));
            box = (Math.Min(box.left, u), Math.Min(box.top, v), Math.Max(box.right, u), Math.Max(box.bottom, v));
        }

        (double across, double down) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        double length = Math.Max(box.right - box.left, box.bottom - box.top) * SidesPerFace;
        return CropFrame.About((cos * across) - (sin * down), (sin * across) + (cos * down), length, turn, Side);
    }

    /// <summary>Looks twice.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="frame">The first square, <see cref="Side"/> pixels a side.</param>
    public MeshReading Read(LuminanceImage picture, CropFrame frame)
    {
        (float[] first, float firstFace) = Look(picture, frame);
        (float[] second, float secondFace) = Look(picture, FrameOf(first));
        return new MeshReading(Select(second), Math.Min(firstFace, secondFace), Disagreement(first, second));
    }

    /// <summary>The probability of a face in one look.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="frame">The square, <see cref="Side"/> pixels a side.</param>
    public float FaceProbability(LuminanceImage picture, CropFrame frame) => Look(picture, frame).Face;

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    /// <summary>All points in pixels of the picture, and the probability of a face.</summary>
    private (float[] Points, float Face) Look(LuminanceImage picture, CropFrame frame)
    {
        float[] pixels = new float[Channels * squares.Length];
        squares.Convert(picture, frame, pixels);
        for (int channel = 1; channel < Channels; channel++)
        {
            pixels.AsSpan(0, squares.Length).CopyTo(pixels.AsSpan(channel * squares.Length));
        }

        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, [1, Channels, Side, Side]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> answers = session.Run(run, [session.InputNames[0]], [input], [PointsOutput, FaceOutput]);
        float[] points = answers[0].GetTensorDataAsSpan<float>().ToArray();
        for (int i = 0; i < points.Length; i += Axes)
        {
            (double x, double y) = frame.ToPicture(points[i], points[i + 1]);
            (points[i], points[i + 1], points[i + 2]) = ((float)x, (float)y, (float)(points[i + 2] * frame.Scale));
        }

        return (points, 1 / (1 + MathF.Exp(-answers[1].GetTensorDataAsSpan<float>()[0])));
    }

    private static float[] Select(float[] points) =>
        [.. FaceMeshTopology.Points.SelectMany(point => points.AsSpan(point.SourceIndex * Axes, Axes).ToArray())];

    private static float Disagreement(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i += Axes)
        {
            (float x, float y) = (first[i] - second[i], first[i + 1] - second[i + 1]);
            sum += Math.Sqrt((x * x) + (y * y));
        }

        return (float)(sum / SourcePoints / (FrameOf(second).Scale * Side / SidesPerFace));
    }

    private static (double X, double Y) Middle(ReadOnlySpan<float> points, (int Outer, int Inner) corners) => (
        (points[corners.Outer * Axes] + points[corners.Inner * Axes]) / 2,
        (points[(corners.Outer * Axes) + 1] + points[(corners.Inner * Axes) + 1]) / 2);
}
