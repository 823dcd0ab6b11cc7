using System.Globalization;
using System.Runtime.InteropServices;
using SkiaSharp;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Training.Data;
using TDGan.Training.Measures;

namespace TDGan.Training.Evaluation;

/// <summary>
/// How well faces are read by the pose of the head, and whether the second look takes the pictures, which are whole crops of faces, for faces.
/// </summary>
/// <param name="looks">One of each picture that has a label, in their order.</param>
/// <param name="answers">The readings of the same pictures.</param>
internal sealed class PoseReadings(IReadOnlyList<FaceLook> looks, IReadOnlyList<ExpressionAnswer> answers)
{
    private static readonly (float From, float To)[] Turns = [(0, 15), (15, 30), (30, 45), (45, 60), (60, 91)];
    private static readonly (float From, float To)[] Bends = [(0, 10), (10, 20), (20, 30), (30, 181)];
    private static readonly float[] LowScores = [0.02f, 0.05f, 0.1f, 0.2f];

    /// <summary>Looks at every picture that has a label.</summary>
    /// <param name="refiner">A model with mesh.</param>
    /// <param name="samples">The pictures.</param>
    /// <param name="answers">Their readings.</param>
    /// <param name="cancellationToken">Gives up between pictures.</param>
    public static async Task<PoseReadings> MeasureAsync(
        OnnxLandmarkRefiner refiner, ExpressionSamples samples, IReadOnlyList<ExpressionAnswer> answers, CancellationToken cancellationToken)
    {
        (int count, int side) = (samples.Count, (int)samples.Pixels.shape[^1]);
        byte[] pixels = samples.Pixels.contiguous().data<byte>().ToArray();
        var scope = new RequestScope(cancellationToken);
        List<FaceLook> looks = [];
        foreach (int i in Enumerable.Range(0, count).Where(i => samples.Majority[i] >= 0))
        {
            using var image = new DecodedImage(ToBitmap(pixels.AsSpan(i * side * side, side * side), side), new ImageInfo(side, side, "sample", 1));
            var whole = new DetectedFace(FaceBox.Whole(side, side), Confidence: null, Landmarks: []);
            looks.Add((await refiner.RefineAsync(image, [whole], scope))[0].Look ?? throw new InvalidOperationException("The model gives no mesh."));
        }

        return new PoseReadings(looks, answers);
    }

    /// <summary>Markdown.</summary>
    /// <param name="leastScore">Face score from which on there is a face.</param>
    public string Format(float leastScore) => string.Join('\n',
    [
        .. LowScores.Append(leastScore).Select(score => string.Create(
            CultureInfo.InvariantCulture, $"taken for a face (face score from {score:F2}): {Share(look => look.Score >= score):P1}")),
        string.Create(CultureInfo.InvariantCulture, $"mean pitch: {looks.Average(look => PoseOf(look).Pitch):F1} degrees"),
        string.Empty,
        "| degrees, either way | pictures | wrong |",
        "|---|---|---|",
        .. Turns.Select(turn => Row($"yaw {turn.From}-{turn.To}", look => IsBetween(PoseOf(look).Yaw, turn))),
        .. Bends.Select(bend => Row($"pitch {bend.From}-{bend.To}", look => IsBetween(PoseOf(look).Pitch, bend))),
        Row($"beyond {HeadPose.MostYaw} or bent beyond {HeadPose.MostPitch} (pose_extreme)", look => PoseOf(look).IsExtreme),
    ]);

    private static bool IsBetween(float angle, (float From, float To) range) => Math.Abs(angle) >= range.From && Math.Abs(angle) < range.To;

    private static HeadPose PoseOf(FaceLook look) => HeadPose.Of(look.Mesh ?? throw new InvalidOperationException("The model gives no mesh."));

    private static SKBitmap ToBitmap(ReadOnlySpan<byte> gray, int side)
    {
        var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (int i = 0; i < gray.Length; i++)
        {
            pixels[i] = 0xFF000000u | (gray[i] * 0x010101u);
        }

        return bitmap;
    }

    private double Share(Func<FaceLook, bool> holds) => (double)looks.Count(holds) / looks.Count;

    private string Row(string name, Func<FaceLook, bool> belongs)
    {
        ExpressionAnswer[] counted = [.. looks.Zip(answers).Where(pair => belongs(pair.First)).Select(pair => pair.Second)];
        return string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {(double)counted.Length / looks.Count:P1} | {UncertainReadings.Wrong(counted)} |");
    }
}
