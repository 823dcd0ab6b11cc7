using TDGan.Inference.Crops;

namespace TDGan.Inference.Faces;

/// <summary>How far a head leans in the plane of the picture, from five landmarks.</summary>
internal static class FaceLean
{
    /// <summary>The square about a face, turned about its middle.</summary>
    /// <param name="box">The face.</param>
    /// <param name="lean">Radians clockwise; 0 leaves the square upright.</param>
    /// <param name="crops">Lays the square.</param>
    public static CropFrame Turned(FaceBox box, double lean, FaceTensorConverter crops)
    {
        FaceBox square = crops.SquareOf(box);
        return lean == 0
            ? crops.FrameOf(box)
            : CropFrame.About(square.X + (square.Width / 2), square.Y + (square.Height / 2), square.Width, lean, crops.Side);
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
