namespace TDGan.Inference.Jpeg;

/// <summary>How a JPEG file ends.</summary>
internal enum JpegEnding
{
    /// <summary>With the marker EOI, or in a way that only a decoder can judge.</summary>
    Regular,

    /// <summary>After the last bit of the last scan, but without EOI: nothing of the picture lacks.</summary>
    WithoutEndMarker,

    /// <summary>Before the last bit of the last scan.</summary>
    Cut,
}
