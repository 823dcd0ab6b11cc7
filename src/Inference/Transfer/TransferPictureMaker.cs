using SkiaSharp;
using TDGan.Inference.Composition;
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
/// <param name="mouths">Paints what shows between parted lips.</param>
internal sealed class TransferPictureMaker(PhotoOpener photos, MouthPainting mouths)
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
        SKBitmap photo = open.Image.Bitmap;
        ExtractedFaces placed = open.Place(faces);
        bool inPlace = request.Paste == PasteMode.Original && request.AllLabels is null;
        IReadOnlyList<TransferPicture> made = inPlace
            ? [await ComposeInPlaceAsync(request, photo, placed, generated, scope)]
            : await ComposeCopiesAsync(request, photo, placed, generated, scope);
        return [.. made.Select(picture => picture with { Warnings = [.. open.Reduction is { } reduction ? [reduction] : Array.Empty<InferenceWarning>(), .. picture.Warnings] })];
    }

    /// <summary>In the photo itself: a large one is not held twice.</summary>
    private async Task<TransferPicture> ComposeInPlaceAsync(
        TransferRequest request, SKBitmap photo, ExtractedFaces faces, GeneratedFaces generated, RequestScope scope)
    {
        IReadOnlyList<InferenceWarning> warnings = await ComposeAsync(photo, faces, generated, first: 0, default, scope);
        return Encode(request, photo, faces, default, scope) with { Warnings = warnings };
    }

    private async Task<IReadOnlyList<TransferPicture>> ComposeCopiesAsync(
        TransferRequest request, SKBitmap photo, ExtractedFaces faces, GeneratedFaces generated, RequestScope scope)
    {
        SKRectI area = request.Paste == PasteMode.Original ? photo.Info.Rect : FacesInPhoto.AreaOf(photo, faces);
        var pictures = new List<TransferPicture>();
        var cells = new List<SKBitmap>();
        IReadOnlyList<InferenceWarning> warnings = [];
        try
        {
            for (int first = 0; first < generated.Count; first += faces.Faces.Count)
            {
                SKBitmap cell = FacesInPhoto.Copy(photo, area);
                cells.Add(cell);
                warnings = await ComposeAsync(cell, faces, generated, first, area.Location, scope);
                if (request.AllLabels != LabelSet.Strip)
                {
                    pictures.Add(Encode(request, cell, faces, area.Location, scope) with { Warnings = warnings });
                    cells.Remove(cell);
                    cell.Dispose();
                }
            }

            return request.AllLabels == LabelSet.Strip ? [Join(request, cells, scope) with { Warnings = warnings }] : pictures;
        }
        finally
        {
            cells.ForEach(cell => cell.Dispose());
        }
    }

    private async Task<IReadOnlyList<InferenceWarning>> ComposeAsync(
        SKBitmap picture, ExtractedFaces faces, GeneratedFaces generated, int first, SKPointI origin, RequestScope scope)
    {
        IReadOnlyList<MovedMesh> meshes;
        using (scope.Clock.Start(Phase.Encode))
        {
            meshes = FacesInPhoto.Compose(picture, faces, generated, first, origin);
        }

        await mouths.PaintAsync(picture, meshes, scope);
        return MotionWarnings.OfHiddenMouths(meshes);
    }

    private static TransferPicture Join(TransferRequest request, List<SKBitmap> cells, RequestScope scope)
    {
        using PhaseClock.Scope encode = scope.Clock.Start(Phase.Encode);
        using SKBitmap strip = PictureStrip.Join(cells);
        return Encode(request, strip);
    }

    private static TransferPicture Encode(
        TransferRequest request, SKBitmap picture, ExtractedFaces faces, SKPointI origin, RequestScope scope)
    {
        using PhaseClock.Scope encode = scope.Clock.Start(Phase.Encode);
        return Encode(request, picture) with { Face = request.Verify ? FacesInPhoto.Read(picture, faces, origin) : null };
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
