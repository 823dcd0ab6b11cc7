using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>
/// Where a crop lies. Rule <c>five-point-v1</c>: the similarity (shift, turn, scale; least squares over the five landmarks) that brings them
/// to <see cref="CanonicalFace"/>. A face without landmarks, and every face under <c>square-v1</c>, gets the square round its box, upright but for
/// heads that lean by more than 45 degrees.
/// Thread-safe.
/// </summary>
/// <param name="crop">The crop rule of the model that reads the faces.</param>
public sealed class FaceCropper(CropRule crop)
{
    // Landmarks that ask for a crop far from the box are no face's; the box is then the better word.
    private const double SmallestShare = 0.4;
    private const double LargestShare = 3;

    // What learnt from upright squares has seen heads that lean, but not so far.
    private const double MostLean = Math.PI / 4;

    private readonly FaceTensorConverter _squares = new(crop);

    /// <summary>The frame of one face, in pixels of the file; it may reach outside the picture.</summary>
    public CropFrame FrameOf(DetectedFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        if (crop.Rule != CropRule.FivePointV1 || face.Landmarks.Count != CanonicalFace.Points.Length)
        {
            return SquareOf(face);
        }

        CropFrame frame = CanonicalFace.FrameOf(face.Landmarks, crop.Side, crop.Margin);
        double share = frame.Scale * crop.Side / Math.Max(face.Box.Width, face.Box.Height);
        return frame.IsUsable && share is > SmallestShare and < LargestShare ? frame : SquareOf(face);
    }

    private CropFrame SquareOf(DetectedFace face) =>
        FaceLean.Turned(face.Box, FaceLean.Of(face.Landmarks) is var lean && Math.Abs(lean) > MostLean ? lean : 0, _squares);
}
