using TDGan.Inference.Diagnostics;
using TDGan.Inference.Faces;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Makes the picture of a transfer: the generated face, or the face picture with the face changed. Thread-safe.</summary>
/// <param name="decoder">Reads the face picture again, whole, where it is wanted back.</param>
/// <param name="gate">Bounds the pictures in work.</param>
internal sealed class TransferPictureMaker(IImageDecoder decoder, DecodeGate gate)
{
    /// <param name="request">What is wanted.</param>
    /// <param name="face">The face that was encoded, I_f.</param>
    /// <param name="generated">I_g, [1, 1, S, S].</param>
    /// <param name="scope">Times decode and encode; bounds the wait.</param>
    public async Task<TransferPicture> MakeAsync(
        TransferRequest request, ExtractedFaces face, NamedTensor generated, RequestScope scope)
    {
        if (request.Paste == PasteMode.Crop)
        {
            using PhaseClock.Scope encode = scope.Clock.Start(Phase.Encode);
            (int width, int height) = (generated.Shape[3], generated.Shape[2]);
            return new(TensorImageEncoder.Encode(generated.Data.Span, width, height, request.Format, request.Quality), width, height);
        }

        using DecodePass pass = await WaitAsync(request.Face, scope);
        using DecodedImage photo = Decode(request.Face, scope);
        using (scope.Clock.Start(Phase.Encode))
        {
            ReadOnlySpan<float> before = face.ToTensor(TensorNames.Image, 0, 1).Data.Span;
            OriginalPaster.Paste(photo.Bitmap, face.Frames[0], face.Side, before, generated.Data.Span);
            return new(TensorImageEncoder.Encode(photo, request.Format, request.Quality), photo.Info.Width, photo.Info.Height);
        }
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
