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

    /// <summary>Encodes a picture in colour that holds something generated, and marks it; JPEG puts transparent parts over white.</summary>
    /// <param name="picture">Decoded whole; not kept.</param>
    /// <param name="format">File format.</param>
    /// <param name="quality">JPEG and WebP quality, 1-100; PNG ignores it.</param>
    /// <exception cref="Errors.InferenceException"><see cref="Errors.InferenceError.InvalidParameter"/> (<c>format</c>): larger than the format takes.</exception>
    byte[] Encode(DecodedImage picture, GeneratedImageFormat format, int quality);
}
