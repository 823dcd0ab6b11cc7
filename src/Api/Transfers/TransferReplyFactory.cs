using TDGan.Api.Replies;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Transfers;

/// <summary>The two forms of a transfer's answer.</summary>
internal static class TransferReplyFactory
{
    public static IResult Picture(TransferResult result) =>
        TypedResults.Bytes(result.Image, TransferReplyFormat.MediaTypeOf(result.Format));

    public static IResult Json(string id, TransferResult result) => TypedResults.Json(
        new TransferReply
        {
            Id = id,
            Model = ModelReply.From(result.Model),
            Seed = result.Seed,
            FaceBox = BoxReply.From(result.Face.Box),
            Image = new GeneratedImageReply
            {
                Content = result.Image,
                Format = result.Format,
                Width = result.Width,
                Height = result.Height,
            },
            Verification = result.Verification is { } verification ? VerificationReply.From(verification) : null,
            Warnings = [.. result.Warnings.Select(WarningReply.From)],
            Timings = TimingsReply.ForTransfer(result.Timings),
        },
        ApiJsonContext.Default.TransferReply);
}
