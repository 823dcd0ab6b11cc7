using TDGan.Api.Errors;
using TDGan.Api.RequestOptions;
using TDGan.Api.Uploads;
using TDGan.Inference.Crops;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Transfers;

/// <summary>A request to generate a picture of one face wearing another expression.</summary>
internal static class TransfersRequest
{
    public const string FacePart = "face";
    public const string ExpressionPart = "expression";

    public static ChoiceOption<Expression> ExpressionLabelOption { get; } = new(
        "expressionLabel",
        "Takes the mean expression of that label instead of the part `expression`. Exactly one of the two.",
        [.. ExpressionLabels.All.Select((label, index) => (label, (Expression)index))]);

    public static NumberOption IntensityOption { get; } = new(
        "intensity", "How much of the expression is taken: 0 keeps that of the face, 1 (the default) takes all of it.", 0, 1);

    public static IntegerOption SeedOption { get; } = new(
        "seed",
        "Seed of the noise. Default 0. The same inputs, options, seed and model give the same bytes.",
        uint.MinValue,
        uint.MaxValue);

    public static ChoiceOption<GeneratedImageFormat> FormatOption { get; } = new(
        "format",
        "Format of the generated picture. Default: what `Accept` asks for, else `png`.",
        [("png", GeneratedImageFormat.Png), ("jpeg", GeneratedImageFormat.Jpeg), ("webp", GeneratedImageFormat.Webp)]);

    public static IntegerOption QualityOption { get; } = new("quality", "Quality of JPEG and WebP. Default 90.", 1, 100);

    public static SwitchOption VerifyOption { get; } = new(
        "verify",
        "Whether the recogniser reads the generated picture: the member `verification` of a JSON reply, the header `X-Verification` of a "
            + "picture. Default `false`.");

    public static FaceChoiceOptions FaceChoice { get; } = FaceChoiceOptions.For(FacePart, "face");

    public static FaceChoiceOptions ExpressionFaceChoice { get; } = FaceChoiceOptions.For(ExpressionPart, "expressionFace");

    public static ChoiceOption<PasteMode> PasteOption { get; } = new(
        "paste",
        "What the reply shows: `crop` (the default), the generated face alone, gray; or `original`, the face picture in its own size and "
            + "colour with the change put into it.",
        [("crop", PasteMode.Crop), ("original", PasteMode.Original)]);

    public static UploadForm Form { get; } = new(
        [FacePart, ExpressionPart],
        [
            SharedOptions.Detect, SharedOptions.MinFaceSize, SharedOptions.MinConfidence,
            FaceChoice.Index, FaceChoice.Box, ExpressionFaceChoice.Index, ExpressionFaceChoice.Box, PasteOption,
            ExpressionLabelOption, IntensityOption, SeedOption, FormatOption, QualityOption, VerifyOption,
        ]);

    /// <summary>Reads everything but the format, which <see cref="TransferReplyFormat"/> settles together with <c>Accept</c>.</summary>
    public static TransferRequest Read(Upload upload, GeneratedImageFormat format)
    {
        GivenOptions options = upload.Options;
        TransferRequest defaults = new() { Face = upload.Require(FacePart) };
        (int faceIndex, FaceBox? faceBox) = FaceChoice.Read(options);
        (int expressionFaceIndex, FaceBox? expressionFaceBox) = ExpressionFaceChoice.Read(options);
        return ReadExpression(upload, defaults) with
        {
            Detect = options.Get(SharedOptions.Detect, defaults.Detect),
            MinFaceSize = (int)options.Get(SharedOptions.MinFaceSize, defaults.MinFaceSize),
            MinConfidence = SharedOptions.ReadMinConfidence(options),
            FaceIndex = faceIndex,
            FaceBox = faceBox,
            ExpressionFaceIndex = expressionFaceIndex,
            ExpressionFaceBox = expressionFaceBox,
            Paste = options.Get(PasteOption, defaults.Paste),
            Intensity = options.Get(IntensityOption, defaults.Intensity),
            Seed = (uint)options.Get(SeedOption, defaults.Seed),
            Format = format,
            Verify = options.Get(VerifyOption, defaults.Verify),
            Quality = (int)options.Get(QualityOption, defaults.Quality),
        };
    }

    private static TransferRequest ReadExpression(Upload upload, TransferRequest request)
    {
        ReadOnlyMemory<byte>? picture = upload.Find(ExpressionPart);
        if (!upload.Options.Has(ExpressionLabelOption))
        {
            return request with { Expression = picture ?? throw Problems.MissingPart(ExpressionPart) };
        }

        if (picture is not null)
        {
            throw Problems.InvalidParameter(ExpressionLabelOption.Name, "either the part expression or expressionLabel, not both");
        }

        return request with { ExpressionLabel = upload.Options.Get(ExpressionLabelOption, default) };
    }
}
