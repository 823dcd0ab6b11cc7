namespace TDGan.Training.Scenes;

/// <summary>
/// Where a photo goes on a canvas: scaled about <see cref="PhotoMiddle"/>, mirrored where asked, then turned about the middle of the rectangle.
/// Without a turn, canvas = offset + (photo - origin) x scale.
/// </summary>
/// <param name="X">Left edge of the rectangle on the canvas.</param>
/// <param name="Y">Its top edge.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Scale">Canvas pixels for a pixel of the photo.</param>
/// <param name="OriginX">The photo's x at the rectangle's left edge (right edge where mirrored), before the turn.</param>
/// <param name="OriginY">The photo's y at its top edge, before the turn.</param>
/// <param name="Mirror">Whether left and right change places.</param>
internal sealed record ScenePlacement(int X, int Y, int Width, int Height, float Scale, float OriginX, float OriginY, bool Mirror)
{
    // Right and left eye, and right and left mouth corner, change places in a mirror: they are the subject's.
    internal static readonly int[] MirroredLandmarks = [1, 0, 2, 4, 3];

    /// <summary>Degrees by which the photo is turned, clockwise on the screen.</summary>
    public float Degrees { get; init; }

    /// <summary>The point of the photo that lies at the middle of the rectangle.</summary>
    public (float X, float Y) PhotoMiddle => (OriginX + (Width / 2f / Scale), OriginY + (Height / 2f / Scale));

    private (float X, float Y) Middle => (X + (Width / 2f), Y + (Height / 2f));

    private (float Sin, float Cos) Turn => MathF.SinCos(Degrees * MathF.PI / 180);

    /// <summary>This placement with another point of the photo at the middle of the rectangle.</summary>
    public ScenePlacement WithPhotoMiddle(float x, float y) => this with { OriginX = x - (Width / 2f / Scale), OriginY = y - (Height / 2f / Scale) };

    /// <summary>A face of the photo in pixels of the canvas, not cut off at the edges: its box keeps its sides and is turned about with its middle alone.</summary>
    public SceneFace Map(SceneFace face)
    {
        float[] landmarks = new float[face.Landmarks.Length];
        for (int i = 0; i < MirroredLandmarks.Length; i++)
        {
            int from = Mirror ? MirroredLandmarks[i] : i;
            (landmarks[2 * i], landmarks[(2 * i) + 1]) = ToCanvas(face.Landmarks[2 * from], face.Landmarks[(2 * from) + 1]);
        }

        (float x, float y) = ToCanvas((face.Left + face.Right) / 2, (face.Top + face.Bottom) / 2);
        (float halfWidth, float halfHeight) = ((face.Right - face.Left) * Scale / 2, (face.Bottom - face.Top) * Scale / 2);
        return face with
        {
            Left = x - halfWidth,
            Right = x + halfWidth,
            Top = y - halfHeight,
            Bottom = y + halfHeight,
            Landmarks = landmarks,
        };
    }

    /// <summary>A point of the photo in pixels of the canvas.</summary>
    public (float X, float Y) ToCanvas(float x, float y)
    {
        (float photoX, float photoY) = PhotoMiddle;
        (float u, float v) = ((x - photoX) * Scale, (y - photoY) * Scale);
        u = Mirror ? -u : u;
        (float sin, float cos) = Turn;
        (float middleX, float middleY) = Middle;
        return (middleX + (cos * u) - (sin * v), middleY + (sin * u) + (cos * v));
    }

    /// <summary>A point of the canvas in pixels of the photo.</summary>
    public (float X, float Y) ToPhoto(float x, float y)
    {
        (float photoX, float photoY) = PhotoMiddle;
        (float dx, float dy) = FromMiddle(x, y);
        return (photoX + dx, photoY + dy);
    }

    /// <summary>The placement that brings a point of the photo to a point of the canvas, all else equal.</summary>
    public ScenePlacement Bringing((float X, float Y) photo, (float X, float Y) canvas)
    {
        (float dx, float dy) = FromMiddle(canvas.X, canvas.Y);
        return WithPhotoMiddle(photo.X - dx, photo.Y - dy);
    }

    /// <summary>Whether a point of the canvas shows a photo of a size.</summary>
    public bool Shows(PixelPyramid photo, float x, float y)
    {
        if (x < X || y < Y || x >= X + Width || y >= Y + Height)
        {
            return false;
        }

        (float photoX, float photoY) = ToPhoto(x, y);
        return photoX >= 0 && photoY >= 0 && photoX < photo.Width && photoY < photo.Height;
    }

    /// <summary>Where a point of the canvas lies from <see cref="PhotoMiddle"/>, in pixels of the photo.</summary>
    private (float X, float Y) FromMiddle(float x, float y)
    {
        (float middleX, float middleY) = Middle;
        (float dx, float dy) = (x - middleX, y - middleY);
        (float sin, float cos) = Turn;
        float u = (cos * dx) + (sin * dy);
        return ((Mirror ? -u : u) / Scale, ((cos * dy) - (sin * dx)) / Scale);
    }
}
