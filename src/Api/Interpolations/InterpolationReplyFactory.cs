using TDGan.Api.Replies;
using TDGan.Inference.Images;
using TDGan.Inference.Interpolation;

namespace TDGan.Api.Interpolations;

/// <summary>The two forms of an interpolation's answer.</summary>
internal static class InterpolationReplyFactory
{
    public static IResult File(InterpolationResult result) =>
        TypedResults.Bytes(result.Files[0], InterpolationReplyFormat.MediaTypeOf(result.Format));

    public static IResult Json(string id, InterpolationResult result) => TypedResults.Json(
        new InterpolationReply
        {
            Id = id,
            Model = ModelReply.From(result.Model),
            Seed = result.Seed,
            FaceBox = BoxReply.From(result.Face.Box),
            FacePose = PoseReply.From(result.Face.Pose),
            Frames = [.. result.Files.Select((file, step) => Describe(result, file, step))],
            Warnings = [.. result.Warnings.Select(WarningReply.From)],
            Timings = TimingsReply.ForTransfer(result.Timings),
        },
        ApiJsonContext.Default.InterpolationReply);

    private static InterpolationFrameReply Describe(InterpolationResult result, ReadOnlyMemory<byte> file, int step) => new()
    {
        Position = step / (float)(result.Steps - 1),
        Image = new() { Content = file, Format = GeneratedImageFormat.Png, Width = result.Width, Height = result.Height },
    };
}
