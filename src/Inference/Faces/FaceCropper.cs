using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>
/// Where a crop lies. Rule <c>five-point-v1</c>: the similarity (shift, turn, scale; least squares over the five landmarks) that brings them
/// to <see cref="CanonicalFace"/>. A face without landmarks, and every face under <c>square-v1</c>, gets the upright square round its box.
/// Thread-safe.
/// </summary>
/// <param name="crop">The crop rule of the model that reads the faces.</param>
public sealed class FaceCropper(CropRule crop)
{
    // Landmarks that ask for a crop far from the box are no face's; the box is then the better word.
    private const double SmallestShare = 0.4;
    private const double LargestShare = 3;

    private readonly FaceTensorConverter _squares = new(crop);

    /// <summary>The frame of one face, in pixels of the file; it may reach outside the picture.</summary>
    public CropFrame FrameOf(DetectedFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        if (crop.Rule != CropRule.FivePointV1 || face.Landmarks.Count != CanonicalFace.Points.Length)
        {
            return _squares.FrameOf(face.Box);
        }

        CropFrame frame = CanonicalFace.FrameOf(face.Landmarks, crop.Side, crop.Margin);
        double share = frame.Scale * crop.Side / Math.Max(face.Box.Width, face.Box.Height);
        return frame.IsUsable && share is > SmallestShare and < LargestShare ? frame : _squares.FrameOf(face.Box);
    }
}
