namespace TDGan.Inference.Images;

/// <summary>What an upload may be. Bytes are limited by the server, before this stage.</summary>
public sealed class ImageDecodingOptions
{
    /// <summary>Configuration section.</summary>
    public const string SectionName = "TDGan:Images";

    /// <summary>Most pixels that the header may announce, 1 or more; default 40 million. Checked before anything is allocated.</summary>
    public long MaxPixels { get; set; } = 40_000_000;

    /// <summary>Shortest side that is read, in pixels, 1 or more; default 16.</summary>
    public int MinSide { get; set; } = 16;
}
