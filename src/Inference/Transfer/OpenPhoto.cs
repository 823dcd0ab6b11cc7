using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>The pixels of an upload with the right to hold them; both end with it.</summary>
/// <param name="image">The picture.</param>
/// <param name="pass">The right.</param>
internal sealed class OpenPhoto(DecodedImage image, DecodePass pass) : IDisposable
{
    /// <summary>The picture, upright; reduced where the file has more pixels than are decoded.</summary>
    public DecodedImage Image => image;

    /// <summary>Tells that the picture is reduced; null where it is not.</summary>
    public InferenceWarning? Reduction => image.Bitmap.Width == image.Info.Width && image.Bitmap.Height == image.Info.Height
        ? null
        : new InferenceWarning(
            "picture_reduced",
            $"The picture (face) has {image.Info.Width} x {image.Info.Height} pixels; it was changed at {image.Bitmap.Width} x {image.Bitmap.Height}.");

    /// <summary>The faces where they lie in <see cref="Image"/>.</summary>
    /// <param name="faces">In pixels of the file.</param>
    public ExtractedFaces Place(ExtractedFaces faces) => FacesInPhoto.Scale(faces, image.ScaleX, image.ScaleY);

    /// <inheritdoc/>
    public void Dispose()
    {
        image.Dispose();
        pass.Dispose();
    }
}
