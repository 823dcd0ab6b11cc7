using SkiaSharp;
using TDGan.Inference.Faces;
using TDGan.Inference.Requests;
using TDGan.Inference.Transfer;

namespace TDGan.Inference.Interpolation;

/// <summary>
/// The pictures of an interpolation in the face picture's own colour: each step moves the photo's pixels a little further, so that nothing
/// dissolves. Large photos are reduced first, since as many pictures as there are steps are held at once. Thread-safe.
/// </summary>
/// <param name="photos">Reads the face picture again.</param>
/// <param name="mouths">Paints what shows between parted lips.</param>
internal sealed class InterpolationPhotos(PhotoOpener photos, MouthPainting mouths)
{
    /// <summary>Longer side of a picture that shows the face alone, at most.</summary>
    public const int LargestCrop = 512;

    /// <summary>Longer side of a picture that shows the whole photo, at most.</summary>
    public const int LargestPhoto = 1024;

    /// <param name="request">What is wanted.</param>
    /// <param name="face">The face, in pixels of the photo.</param>
    /// <param name="generated">What the decoder made of it, a step each.</param>
    /// <param name="scope">Times decode; bounds the wait.</param>
    /// <returns>A picture for each step, all of one size; the caller disposes them.</returns>
    public async Task<IReadOnlyList<SKBitmap>> MakeAsync(
        InterpolationRequest request, ExtractedFaces face, GeneratedFaces generated, RequestScope scope)
    {
        double scale = ScaleOf(request.Paste, face);
        int longer = (int)Math.Ceiling(Math.Max(face.Image.Width, face.Image.Height) * scale);
        using OpenPhoto photo = await photos.OpenAsync(request.FaceFrom, longer, scope);
        using SKBitmap? reduced = Reduce(photo.Image.Bitmap, longer);
        SKBitmap bitmap = reduced ?? photo.Image.Bitmap;
        ExtractedFaces placed = FacesInPhoto.Scale(
            face, (double)bitmap.Width / photo.Image.Info.Width, (double)bitmap.Height / photo.Image.Info.Height);
        SKRectI area = request.Paste == PasteMode.Original ? bitmap.Info.Rect : FacesInPhoto.AreaOf(bitmap, placed);
        var pictures = new List<SKBitmap>();
        for (int step = 0; step < generated.Count; step++)
        {
            pictures.Add(FacesInPhoto.Copy(bitmap, area));
            await mouths.PaintAsync(pictures[step], FacesInPhoto.Compose(pictures[step], placed, generated, step, area.Location), scope);
        }

        return pictures;
    }

    private static double ScaleOf(PasteMode paste, ExtractedFaces face)
    {
        double shown = paste == PasteMode.Original ? Math.Max(face.Image.Width, face.Image.Height) : face.Frames[0].Scale * face.Side;
        return Math.Min(1, (paste == PasteMode.Original ? LargestPhoto : LargestCrop) / shown);
    }

    private static SKBitmap? Reduce(SKBitmap photo, int longer)
    {
        double scale = (double)longer / Math.Max(photo.Width, photo.Height);
        return scale >= 1
            ? null
            : photo.Resize(
                new SKSizeI(Math.Max(1, (int)Math.Round(photo.Width * scale)), Math.Max(1, (int)Math.Round(photo.Height * scale))),
                new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }
}
