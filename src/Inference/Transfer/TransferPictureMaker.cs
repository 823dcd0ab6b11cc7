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
/// <param name="decoder">Reads the face picture again, whole.</param>
/// <param name="gate">Bounds the pictures in work.</param>
internal sealed class TransferPictureMaker(IImageDecoder decoder, DecodeGate gate)
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

        using DecodePass pass = await WaitAsync(request.Face, scope);
        using DecodedImage photo = Decode(request.Face, scope);
        using (scope.Clock.Start(Phase.Encode))
        {
            bool inPlace = request.Paste == PasteMode.Original && request.AllLabels is null;
            return inPlace ? [ComposeInPlace(request, photo, faces, generated)] : ComposeCopies(request, photo, faces, generated);
        }
    }

    /// <summary>In the photo itself: a large one is not held twice.</summary>
    private static TransferPicture ComposeInPlace(TransferRequest request, DecodedImage photo, ExtractedFaces faces, GeneratedFaces generated)
    {
        FacesInPhoto.Compose(photo.Bitmap, faces, generated, first: 0, default);
        return Encode(request, photo);
    }

    private static List<TransferPicture> ComposeCopies(TransferRequest request, DecodedImage photo, ExtractedFaces faces, GeneratedFaces generated)
    {
        SKRectI area = request.Paste == PasteMode.Original ? photo.Bitmap.Info.Rect : FacesInPhoto.AreaOf(photo.Bitmap, faces);
        var pictures = new List<TransferPicture>();
        var cells = new List<DecodedImage>();
        try
        {
            for (int first = 0; first < generated.Count; first += faces.Faces.Count)
            {
                var cell = new DecodedImage(FacesInPhoto.Copy(photo.Bitmap, area), photo.Info with { Width = area.Width, Height = area.Height });
                cells.Add(cell);
                FacesInPhoto.Compose(cell.Bitmap, faces, generated, first, area.Location);
                if (request.AllLabels != LabelSet.Strip)
                {
                    pictures.Add(Encode(request, cell));
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

    private static TransferPicture Join(TransferRequest request, List<DecodedImage> cells)
    {
        SKBitmap strip = PictureStrip.Join([.. cells.Select(cell => cell.Bitmap)]);
        using var picture = new DecodedImage(strip, cells[0].Info with { Width = strip.Width, Height = strip.Height });
        return Encode(request, picture);
    }

    private static TransferPicture Encode(TransferRequest request, DecodedImage picture) =>
        new(TensorImageEncoder.Encode(picture, request.Format, request.Quality), picture.Info.Width, picture.Info.Height);

    /// <summary>The model's own pictures, of the first face alone.</summary>
    private static List<TransferPicture> Encode(TransferRequest request, GeneratedFaces generated)
    {
        (int width, int height, int count) = (generated.Images.Shape[3], generated.Images.Shape[2], generated.Count);
        if (request.AllLabels != LabelSet.Strip)
        {
            return [.. Enumerable.Range(0, count).Select(item => new TransferPicture(
                TensorImageEncoder.Encode(generated.Image(item).Data.Span, width, height, request.Format, request.Quality), width, height))];
        }

        float[] strip = new float[count * width * height];
        for (int row = 0; row < count * height; row++)
        {
            (int item, int y) = (row / height, row % height);
            generated.Images.Data.Span.Slice(row * width, width).CopyTo(strip.AsSpan(((y * count) + item) * width));
        }

        return [new(TensorImageEncoder.Encode(strip, count * width, height, request.Format, request.Quality), count * width, height)];
    }

    private async ValueTask<DecodePass> WaitAsync(ReadOnlyMemory<byte> picture, RequestScope scope)
    {
        using (scope.Clock.Start(Phase.Queue))
        {
            return await gate.EnterAsync(ImageHeader.CountPixels(picture.Span), scope.CancellationToken);
        }
    }

    private DecodedImage Decode(ReadOnlyMemory<byte> picture, RequestScope scope)
    {
        using (scope.Clock.Start(Phase.Decode))
        {
            return decoder.Decode(picture.Span);
        }
    }
}
