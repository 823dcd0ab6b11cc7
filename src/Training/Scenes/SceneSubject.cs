using TDGan.Inference.Crops;

namespace TDGan.Training.Scenes;

/// <summary>What a part of a training picture shows.</summary>
/// <param name="Photo">The photo.</param>
/// <param name="Box">What is to be seen of it, a face or something that was taken for one; null where any part does.</param>
/// <param name="Degrees">By how much it is to be turned, clockwise.</param>
internal sealed record SceneSubject(ScenePhoto Photo, FaceBox? Box, float Degrees)
{
    /// <summary>sqrt(width x height) of <see cref="Box"/> in pixels of the photo.</summary>
    public float Side => Box is { } box ? MathF.Sqrt(box.Width * box.Height) : 0;

    /// <summary>The middle of <see cref="Box"/>.</summary>
    public (float X, float Y) Middle => Box is { } box ? (box.X + (box.Width / 2), box.Y + (box.Height / 2)) : (Photo.Pixels.Width / 2f, Photo.Pixels.Height / 2f);
}
