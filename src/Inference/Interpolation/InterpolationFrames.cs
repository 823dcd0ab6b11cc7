using SkiaSharp;
using TDGan.Inference.Animation;
using TDGan.Inference.Images;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Interpolation;

/// <summary>Encodes the pictures of an interpolation as asked for.</summary>
internal static class InterpolationFrames
{
    /// <summary>How long an animation shows each picture.</summary>
    public static readonly TimeSpan FrameDuration = TimeSpan.FromMilliseconds(150);

    private const int Quality = 90;

    /// <summary>Encodes pictures in colour.</summary>
    /// <param name="pictures">RGBA 8888, of one size; stay the caller's.</param>
    /// <param name="format">How they are handed out.</param>
    /// <returns>One file, or one for each picture.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Encode(IReadOnlyList<SKBitmap> pictures, InterpolationFormat format) =>
        format == InterpolationFormat.Frames
            ? [.. pictures.Select(picture => (ReadOnlyMemory<byte>)TensorImageEncoder.Encode(picture, GeneratedImageFormat.Png, Quality))]
            : [AnimationEncoder.Encode(pictures, FileFormat(format), FrameDuration, Quality)];

    /// <summary>Encodes the model's own pictures.</summary>
    /// <param name="images">The pictures, [steps, 1, S, S].</param>
    /// <param name="format">How they are handed out.</param>
    /// <returns>One file, or one for each picture.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Encode(NamedTensor images, InterpolationFormat format)
    {
        (int steps, int height, int width) = (images.Shape[0], images.Shape[2], images.Shape[3]);
        ReadOnlyMemory<float>[] frames =
            [.. Enumerable.Range(0, steps).Select(step => (ReadOnlyMemory<float>)images.Data.Slice(step * width * height, width * height))];
        if (format == InterpolationFormat.Frames)
        {
            return [.. frames.Select(frame => (ReadOnlyMemory<byte>)TensorImageEncoder.Encode(
                frame.Span, width, height, GeneratedImageFormat.Png, Quality))];
        }

        return [AnimationEncoder.Encode(frames, width, height, FileFormat(format), FrameDuration, Quality)];
    }

    private static AnimationFormat FileFormat(InterpolationFormat format) => format switch
    {
        InterpolationFormat.Webp => AnimationFormat.Webp,
        InterpolationFormat.Gif => AnimationFormat.Gif,
        _ => AnimationFormat.PngStrip,
    };
}
