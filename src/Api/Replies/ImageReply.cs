using TDGan.Inference.Images;

namespace TDGan.Api.Replies;

/// <summary>What the upload turned out to be.</summary>
internal sealed record ImageReply
{
    /// <summary>Pixels of the upright image.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of the upright image.</summary>
    public required int Height { get; init; }

    /// <summary>jpeg, png, webp, bmp or gif, read from the first bytes.</summary>
    public required string Format { get; init; }

    /// <summary>EXIF orientation 1-8, 1 where the file has none.</summary>
    public required int ExifOrientation { get; init; }

    /// <summary>Whether the pixels were turned to be upright.</summary>
    public required bool OrientationApplied { get; init; }

    public static ImageReply From(ImageInfo image) => new()
    {
        Width = image.Width,
        Height = image.Height,
        Format = image.Format,
        ExifOrientation = image.ExifOrientation,
        OrientationApplied = image.OrientationApplied,
    };
}
