using TDGan.Inference.Errors;

namespace TDGan.Inference.Images;

/// <summary>Turns an upload into upright pixels. Thread-safe.</summary>
public interface IImageDecoder
{
    /// <summary>Decodes the first frame.</summary>
    /// <param name="encodedImage">A JPEG, PNG, WebP, BMP or GIF file; read only during the call.</param>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="InferenceException">
    /// <see cref="InferenceError.UnsupportedImageFormat"/>, <see cref="InferenceError.ImageUndecodable"/>,
    /// <see cref="InferenceError.ImageTooLarge"/> or <see cref="InferenceError.ImageTooSmall"/>.
    /// </exception>
    DecodedImage Decode(ReadOnlySpan<byte> encodedImage);
}
