using TDGan.Api.Replies;
using TDGan.Inference.Images;
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
            FacePose = PoseReply.From(result.Face.Pose),
            FaceBoxes = result.Faces.Count > 1 ? [.. result.Faces.Select(face => BoxReply.From(face.Box))] : null,
            Image = result.Labelled.Count == 0 ? Describe(result.Image, result.Format, result.Width, result.Height) : null,
            Images = result.Labelled.Count == 0 ? null : [.. result.Labelled.Select(picture => Describe(picture, result.Format))],
            Verification = result.Verification is { } verification ? VerificationReply.From(verification) : null,
            Warnings = [.. result.Warnings.Select(WarningReply.From)],
            Timings = TimingsReply.ForTransfer(result.Timings),
        },
        ApiJsonContext.Default.TransferReply);

    private static LabelledPictureReply Describe(LabelledPicture picture, GeneratedImageFormat format) => new()
    {
        Label = picture.Label,
        Image = Describe(picture.Image, format, picture.Width, picture.Height),
        Verification = picture.Verification is { } verification ? VerificationReply.From(verification) : null,
    };

    private static GeneratedImageReply Describe(ReadOnlyMemory<byte> content, GeneratedImageFormat format, int width, int height) =>
        new() { Content = content, Format = format, Width = width, Height = height };
}
