namespace TDGan.Inference.Images;

/// <summary>Encodes what the decoder network generated. Thread-safe.</summary>
public interface ITensorImageEncoder
{
    /// <summary>Encodes a gray picture and marks it as generated (<see cref="GeneratedImageMarker"/>).</summary>
    /// <param name="luminance">Row by row, in [0, 1]; values outside are clamped.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="format">File format.</param>
    /// <param name="quality">JPEG and WebP quality, 1-100; PNG ignores it.</param>
    byte[] Encode(ReadOnlySpan<float> luminance, int width, int height, GeneratedImageFormat format, int quality);
}
