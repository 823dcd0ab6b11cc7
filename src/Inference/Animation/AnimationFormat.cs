namespace TDGan.Inference.Animation;

/// <summary>How a row of generated pictures is written into one file.</summary>
public enum AnimationFormat
{
    /// <summary>image/webp, animated, lossy, endless.</summary>
    Webp,

    /// <summary>image/gif, animated, 256 grays without loss, endless.</summary>
    Gif,

    /// <summary>image/png, all pictures side by side, without loss.</summary>
    PngStrip,
}
