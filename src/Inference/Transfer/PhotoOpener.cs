using TDGan.Inference.Diagnostics;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>Decodes the face picture again, for what is put into it. Thread-safe.</summary>
/// <param name="decoder">Reads it.</param>
/// <param name="gate">Bounds the pictures in work.</param>
internal sealed class PhotoOpener(IImageDecoder decoder, DecodeGate gate)
{
    /// <param name="picture">The upload; not kept.</param>
    /// <param name="leastLongerSide">Fewest pixels of the longer side that are wanted; as <see cref="IImageDecoder.DecodeReduced"/>.</param>
    /// <param name="scope">Times queue and decode; bounds the wait.</param>
    /// <returns>The caller disposes it.</returns>
    public async Task<OpenPhoto> OpenAsync(ReadOnlyMemory<byte> picture, int leastLongerSide, RequestScope scope)
    {
        DecodePass pass;
        using (scope.Clock.Start(Phase.Queue))
        {
            pass = await gate.EnterAsync(gate.CountWhole(picture.Span), scope.CancellationToken);
        }

        try
        {
            using PhaseClock.Scope decode = scope.Clock.Start(Phase.Decode);
            return new OpenPhoto(decoder.DecodeReduced(picture.Span, leastLongerSide), pass);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }
}
