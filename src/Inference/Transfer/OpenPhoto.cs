using TDGan.Inference.Images;

namespace TDGan.Inference.Transfer;

/// <summary>The pixels of an upload with the right to hold them; both end with it.</summary>
/// <param name="image">The picture.</param>
/// <param name="pass">The right.</param>
internal sealed class OpenPhoto(DecodedImage image, DecodePass pass) : IDisposable
{
    /// <summary>The picture, upright.</summary>
    public DecodedImage Image => image;

    /// <inheritdoc/>
    public void Dispose()
    {
        image.Dispose();
        pass.Dispose();
    }
}
