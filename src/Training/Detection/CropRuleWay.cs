using System.Globalization;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.ModelRepository;

namespace TDGan.Training.Detection;

/// <summary>One way to cut a face out of a scene.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="FrameOf">The frame, from the true square, the found face and the number of the picture.</param>
internal sealed record CropRuleWay(string Name, Func<FaceBox, DetectedFace, int, CropFrame> FrameOf)
{
    private static readonly double[] Margins = [-0.05, 0, 0.05, 0.1];
    private static readonly double[] Shifts = [0.05, 0.1, 0.15];

    /// <summary>Every way that is compared.</summary>
    /// <param name="side">S of the recogniser.</param>
    public static IReadOnlyList<CropRuleWay> All(int side)
    {
        var squares = new FaceTensorConverter(new CropRule(CropRule.SquareV1, side, 0));
        var points = new FaceCropper(new CropRule(CropRule.FivePointV1, side, 0));
        return
        [
            new("true square", (square, _, _) => squares.FrameOf(square)),
            .. Margins.Select(margin => new CropRuleWay(
                string.Create(CultureInfo.InvariantCulture, $"square-v1 round the found box, margin {margin:0.00}"),
                (_, face, _) => new FaceTensorConverter(new CropRule(CropRule.SquareV1, side, margin)).FrameOf(face.Box))),
            new("five-point-v1", (_, face, _) => points.FrameOf(face)),
            new("five-point-v1, not turned", (_, face, _) => Upright(points.FrameOf(face), side)),
            .. Shifts.Select(shift => new CropRuleWay(
                string.Create(CultureInfo.InvariantCulture, $"five-point-v1, shifted by {100 * shift:0} %"),
                (_, face, number) => Shifted(points.FrameOf(face), shift * side, number))),
        ];
    }

    private static CropFrame Upright(CropFrame frame, int side)
    {
        (double x, double y) = frame.ToPicture(side / 2.0, side / 2.0);
        return new CropFrame(x - (frame.Scale * side / 2), y - (frame.Scale * side / 2), frame.Scale, 0);
    }

    // Right, left, down and up in turn.
    private static CropFrame Shifted(CropFrame frame, double pixels, int number)
    {
        (double u, double v) = (number % 4) switch { 0 => (pixels, 0.0), 1 => (-pixels, 0.0), 2 => (0.0, pixels), _ => (0.0, -pixels) };
        (double x, double y) = frame.ToPicture(u, v);
        return frame with { X = x, Y = y };
    }
}
