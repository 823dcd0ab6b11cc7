using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>How far a head leans in the plane of the picture, from five landmarks.</summary>
internal static class FaceLean
{
    // Below, nothing is gained by turning a crop, and an upright one is read faster.
    private const double Least = 20 * Math.PI / 180;

    /// <summary>
    /// Where the square about a face lies for a look that wants heads upright: as the box, or turned about its middle where the head leans far.
    /// </summary>
    /// <param name="face">With five landmarks, or without; then its square stays upright.</param>
    /// <param name="crops">Lays the square.</param>
    public static CropFrame Upright(DetectedFace face, FaceTensorConverter crops)
    {
        double lean = Of(face.Landmarks);
        if (Math.Abs(lean) < Least)
        {
            return crops.FrameOf(face.Box);
        }

        FaceBox square = crops.SquareOf(face.Box);
        return CropFrame.About(square.X + (square.Width / 2), square.Y + (square.Height / 2), square.Width, lean, crops.Side);
    }

    /// <summary>Radians clockwise, -pi to pi; 0 without landmarks.</summary>
    public static double Of(IReadOnlyList<FaceLandmark> landmarks)
    {
        if (landmarks.Count != CanonicalFace.Points.Length)
        {
            return 0;
        }

        CropFrame frame = CanonicalFace.FrameOf(landmarks, side: 1, margin: 0);
        return frame.IsUsable ? Math.Atan2(frame.StepY, frame.StepX) : 0;
    }
}
