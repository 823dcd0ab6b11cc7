namespace TDGan.Training.Scenes;

/// <summary>Chooses which part of a photo fills a square of a training picture.</summary>
internal static class ViewChooser
{
    // A face may stick out a little, as faces at the edge of a photo do.
    private const float Slack = 0.1f;
    private const float Inset = 0.5f;

    /// <summary>
    /// Brings the subject to a random place in the square, then shows as little as possible of what is beyond the photo unless that pushes the
    /// subject out; without a subject any part of the photo.
    /// </summary>
    /// <param name="square">Where, how large and how far turned.</param>
    /// <param name="subject">The photo and what is to be seen.</param>
    /// <param name="random">The chain of chance.</param>
    public static ScenePlacement Choose(ScenePlacement square, SceneSubject subject, Random random)
    {
        PixelPyramid photo = subject.Photo.Pixels;
        float reach = Reach(square);
        (float placeX, float placeY) = (random.NextSingle(), random.NextSingle());
        if (subject.Box is not { } box)
        {
            return square.WithPhotoMiddle(reach + (placeX * (photo.Width - (2 * reach))), reach + (placeY * (photo.Height - (2 * reach))));
        }

        (float lowX, float highX) = Places(square.X, square.Width, box.Width * square.Scale);
        (float lowY, float highY) = Places(square.Y, square.Height, box.Height * square.Scale);
        ScenePlacement free = square.Bringing(subject.Middle, (lowX + (placeX * (highX - lowX)), lowY + (placeY * (highY - lowY))));
        (float middleX, float middleY) = free.PhotoMiddle;
        ScenePlacement moved = free.WithPhotoMiddle(Within(middleX, reach, photo.Width), Within(middleY, reach, photo.Height));
        (float x, float y) = moved.ToCanvas(subject.Middle.X, subject.Middle.Y);
        return x >= lowX && x <= highX && y >= lowY && y <= highY ? moved : free;
    }

    /// <summary>Whether no corner of the rectangle is left bare.</summary>
    public static bool IsFilled(ScenePlacement placement, PixelPyramid photo)
    {
        (float left, float top) = (placement.X + Inset, placement.Y + Inset);
        (float right, float bottom) = (placement.X + placement.Width - Inset, placement.Y + placement.Height - Inset);
        return placement.Shows(photo, left, top) && placement.Shows(photo, right, top)
            && placement.Shows(photo, left, bottom) && placement.Shows(photo, right, bottom);
    }

    /// <summary>Half the side of the upright square around the turned view, in pixels of the photo.</summary>
    private static float Reach(ScenePlacement square)
    {
        (float sin, float cos) = MathF.SinCos(square.Degrees * MathF.PI / 180);
        return square.Width / 2f / square.Scale * (MathF.Abs(sin) + MathF.Abs(cos));
    }

    private static (float Low, float High) Places(int start, int length, float subject)
    {
        float inside = (0.5f - Slack) * subject;
        return inside < length / 2f ? (start + inside, start + length - inside) : (start + (length / 2f), start + (length / 2f));
    }

    /// <summary>A middle from which the view stays inside the photo, or the photo inside the view where that is the larger.</summary>
    private static float Within(float middle, float reach, float length) =>
        Math.Clamp(middle, Math.Min(reach, length - reach), Math.Max(reach, length - reach));
}
