namespace TDGan.Inference.Images;

/// <summary>How a generated picture is encoded.</summary>
public enum GeneratedImageFormat
{
    /// <summary>image/png, lossless.</summary>
    Png,

    /// <summary>image/jpeg.</summary>
    Jpeg,

    /// <summary>image/webp, lossy.</summary>
    Webp,
}
