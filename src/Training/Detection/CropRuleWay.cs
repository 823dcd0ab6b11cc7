using System.Globalization;
using TDGan.Inference.Crops;
using TDGan.Inference.Faces;

namespace TDGan.Training.Detection;

/// <summary>One way to cut a face out of a scene.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="FrameOf">The frame of a face.</param>
internal sealed record CropRuleWay(string Name, Func<CropRuleFace, CropFrame> FrameOf)
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
            new("true square", face => squares.FrameOf(face.TrueSquare)),
            .. Margins.Select(margin => new CropRuleWay(
                string.Create(CultureInfo.InvariantCulture, $"square-v1 round the found box, margin {margin:0.00}"),
                face => new FaceTensorConverter(new CropRule(CropRule.SquareV1, side, margin)).FrameOf(face.Found.Box))),
            new("five-point-v1 by the detector's landmarks", face => points.FrameOf(face.Found)),
            new("five-point-v1 by refined landmarks", face => points.FrameOf(face.Refined)),
            new("the same, not turned", face => Upright(points.FrameOf(face.Refined), side)),
            .. Shifts.Select(shift => new CropRuleWay(
                string.Create(CultureInfo.InvariantCulture, $"the same, shifted by {100 * shift:0} %"),
                face => Shifted(points.FrameOf(face.Refined), shift * side, face.Number))),
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
