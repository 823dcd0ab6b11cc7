namespace TDGan.Inference.Images;

/// <summary>What an upload may be. Bytes are limited by the server, before this stage.</summary>
public sealed class ImageDecodingOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "TDGan:Images";

    /// <summary>
    /// Most pixels that a picture is decoded to, 1 or more; default 51 million, which is what phones of 50 megapixels take (8192 x 6144).
    /// Checked on the header, before anything is allocated.
    /// </summary>
    public long MaxPixels { get; set; } = 51_000_000;

    /// <summary>
    /// Most pixels that the header of a JPEG may announce, at least <see cref="MaxPixels"/>; default 200 million. Above
    /// <see cref="MaxPixels"/> it is decoded at a half, a quarter or an eighth, as far as that brings it below.
    /// </summary>
    public long MaxJpegPixels { get; set; } = 200_000_000;

    /// <summary>
    /// Most pixels of pictures that are in memory at the same time, 1 or more; default 80 million, which is 320 MB. What counts is the
    /// size that a picture is decoded to; the coefficients of a progressive JPEG count as the pixels that take the same memory. A picture
    /// above it waits until it is alone.
    /// </summary>
    public long MaxPixelsInWork { get; set; } = 80_000_000;

    /// <summary>Most pictures that wait to be decoded, 1 or more; more are refused as overloaded. Default 256.</summary>
    public int MaxWaiting { get; set; } = 256;

    /// <summary>Shortest side that is read, in pixels, 1 or more; default 16.</summary>
    public int MinSide { get; set; } = 16;
}
