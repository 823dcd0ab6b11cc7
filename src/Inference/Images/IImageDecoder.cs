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

    /// <summary>
    /// Decodes the first frame at a half, a quarter or an eighth of its size where its format can do so cheaply (JPEG, WebP) and the longer
    /// side keeps at least <paramref name="leastLongerSide"/> pixels; else as <see cref="Decode"/>, with the same errors. A JPEG that is too
    /// large as a whole is decoded at the largest reduction that is not, whatever side is asked for.
    /// </summary>
    /// <param name="encodedImage">The file; read only during the call.</param>
    /// <param name="leastLongerSide">Pixels, 1 or more.</param>
    /// <returns>The picture; the caller disposes it.</returns>
    DecodedImage DecodeReduced(ReadOnlySpan<byte> encodedImage, int leastLongerSide);
}
