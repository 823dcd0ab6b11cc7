namespace TDGan.Training.Scenes;

/// <summary>Where a photo goes on a canvas: canvas = offset + (photo - origin) x scale, mirrored within the rectangle where asked.</summary>
/// <param name="X">Left edge of the rectangle on the canvas.</param>
/// <param name="Y">Its top edge.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Scale">Canvas pixels for a pixel of the photo.</param>
/// <param name="OriginX">The photo's x at the rectangle's left edge (right edge where mirrored).</param>
/// <param name="OriginY">The photo's y at its top edge.</param>
/// <param name="Mirror">Whether left and right change places.</param>
internal sealed record ScenePlacement(int X, int Y, int Width, int Height, float Scale, float OriginX, float OriginY, bool Mirror)
{
    // Right and left eye, and right and left mouth corner, change places in a mirror: they are the subject's.
    internal static readonly int[] MirroredLandmarks = [1, 0, 2, 4, 3];

    /// <summary>A face of the photo in pixels of the canvas, not cut off at the edges.</summary>
    public SceneFace Map(SceneFace face)
    {
        (float left, float right) = (MapX(face.Left), MapX(face.Right));
        float[] landmarks = new float[face.Landmarks.Length];
        for (int i = 0; i < MirroredLandmarks.Length; i++)
        {
            int from = Mirror ? MirroredLandmarks[i] : i;
            landmarks[2 * i] = MapX(face.Landmarks[2 * from]);
            landmarks[(2 * i) + 1] = MapY(face.Landmarks[(2 * from) + 1]);
        }

        return face with
        {
            Left = Math.Min(left, right),
            Right = Math.Max(left, right),
            Top = MapY(face.Top),
            Bottom = MapY(face.Bottom),
            Landmarks = landmarks,
        };
    }

    private float MapX(float x) => Mirror ? X + Width - ((x - OriginX) * Scale) : X + ((x - OriginX) * Scale);

    private float MapY(float y) => Y + ((y - OriginY) * Scale);
}
