namespace TDGan.Inference.Interpolation;

/// <summary>How the pictures of an interpolation are handed out.</summary>
public enum InterpolationFormat
{
    /// <summary>One animated WebP.</summary>
    Webp,

    /// <summary>One animated GIF.</summary>
    Gif,

    /// <summary>One PNG with all pictures side by side.</summary>
    PngStrip,

    /// <summary>A PNG for each picture.</summary>
    Frames,
}
