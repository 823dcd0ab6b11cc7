using SkiaSharp;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>
/// Makes the pictures of a transfer: the face or the whole face picture in its own size and colour with the faces changed, or the model's own
/// picture. Thread-safe.
/// </summary>
/// <param name="photos">Reads the face picture again, whole.</param>
internal sealed class TransferPictureMaker(PhotoOpener photos)
{
    /// <param name="request">What is wanted.</param>
    /// <param name="faces">The faces that were encoded, I_f.</param>
    /// <param name="generated">I_g of each face for the first expression, then for the next.</param>
    /// <param name="scope">Times decode and encode; bounds the wait.</param>
    /// <returns>A picture for each expression, or one strip of all of them.</returns>
    public async Task<IReadOnlyList<TransferPicture>> MakeAsync(
        TransferRequest request, ExtractedFaces faces, GeneratedFaces generated, RequestScope scope)
    {
        if (request.Size == PictureSize.Model)
        {
            using PhaseClock.Scope encode = scope.Clock.Start(Phase.Encode);
            return Encode(request, generated);
        }

        using OpenPhoto open = await photos.OpenAsync(request.Face, int.MaxValue, scope);
        using (scope.Clock.Start(Phase.Encode))
        {
            SKBitmap photo = open.Image.Bitmap;
            ExtractedFaces placed = open.Place(faces);
            bool inPlace = request.Paste == PasteMode.Original && request.AllLabels is null;
            List<TransferPicture> made =
                inPlace ? [ComposeInPlace(request, photo, placed, generated)] : ComposeCopies(request, photo, placed, generated);
            return [.. made.Select(picture => picture with { Warning = open.Reduction })];
        }
    }

    /// <summary>In the photo itself: a large one is not held twice.</summary>
    private static TransferPicture ComposeInPlace(TransferRequest request, SKBitmap photo, ExtractedFaces faces, GeneratedFaces generated)
    {
        FacesInPhoto.Compose(photo, faces, generated, first: 0, default);
        return Encode(request, photo) with { Face = request.Verify ? FacesInPhoto.Read(photo, faces, default) : null };
    }

    private static List<TransferPicture> ComposeCopies(TransferRequest request, SKBitmap photo, ExtractedFaces faces, GeneratedFaces generated)
    {
        SKRectI area = request.Paste == PasteMode.Original ? photo.Info.Rect : FacesInPhoto.AreaOf(photo, faces);
        var pictures = new List<TransferPicture>();
        var cells = new List<SKBitmap>();
        try
        {
            for (int first = 0; first < generated.Count; first += faces.Faces.Count)
            {
                SKBitmap cell = FacesInPhoto.Copy(photo, area);
                cells.Add(cell);
                FacesInPhoto.Compose(cell, faces, generated, first, area.Location);
                if (request.AllLabels != LabelSet.Strip)
                {
                    pictures.Add(Encode(request, cell) with { Face = request.Verify ? FacesInPhoto.Read(cell, faces, area.Location) : null });
                    cells.Remove(cell);
                    cell.Dispose();
                }
            }

            return request.AllLabels == LabelSet.Strip ? [Join(request, cells)] : pictures;
        }
        finally
        {
            cells.ForEach(cell => cell.Dispose());
        }
    }

    private static TransferPicture Join(TransferRequest request, List<SKBitmap> cells)
    {
        using SKBitmap strip = PictureStrip.Join(cells);
        return Encode(request, strip);
    }

    private static TransferPicture Encode(TransferRequest request, SKBitmap picture) =>
        new(TensorImageEncoder.Encode(picture, request.Format, request.Quality), picture.Width, picture.Height);

    /// <summary>The model's own pictures, of the first face alone.</summary>
    private static List<TransferPicture> Encode(TransferRequest request, GeneratedFaces generated)
    {
        (int width, int height, int count) = (generated.Images.Shape[3], generated.Images.Shape[2], generated.Count);
        if (request.AllLabels != LabelSet.Strip)
        {
            return [.. Enumerable.Range(0, count).Select(item => new TransferPicture(
                TensorImageEncoder.Encode(generated.Image(item).Data.Span, width, height, request.Format, request.Quality), width, height) { Face = generated.Image(item) })];
        }

        float[] strip = new float[count * width * height];
        for (int row = 0; row < count * height; row++)
        {
            (int item, int y) = (row / height, row % height);
            generated.Images.Data.Span.Slice(row * width, width).CopyTo(strip.AsSpan(((y * count) + item) * width));
        }

        return [new(TensorImageEncoder.Encode(strip, count * width, height, request.Format, request.Quality), count * width, height)];
    }
}
