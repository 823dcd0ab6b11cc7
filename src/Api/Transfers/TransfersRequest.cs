using System.Collections.Immutable;
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

    private const string AllLabels = "all";

    public static ChoiceOption<Expression?> ExpressionLabelOption { get; } = new(
        "expressionLabel",
        "Takes the mean expression of that label instead of the part `expression`. Exactly one of the two. `all` takes every label in turn: a strip of "
            + "seven pictures in the order of the labels, or JSON with seven.",
        [.. ExpressionLabels.All.Select((label, index) => (label, (Expression?)index)), (AllLabels, null)]);

    public static NumberOption IntensityOption { get; } = new(
        "intensity", "How much of the expression is taken: 0 keeps that of the face, 1 (the default) takes all of it.", 0, 1);

    public static IntegerOption SeedOption { get; } = new(
        "seed",
        "Seed of the noise, and of which way of showing a label a photo gets. Default 0. The same inputs, options, seed and model give the same bytes.",
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

    public static FacesChoiceOptions FaceChoice { get; } = FacesChoiceOptions.For(FacePart, "face");

    public static FaceChoiceOptions ExpressionFaceChoice { get; } = FaceChoiceOptions.For(ExpressionPart, "expressionFace");

    public static ChoiceOption<PasteMode> PasteOption { get; } = new(
        "paste",
        "What the reply shows: `crop` (the default), the face, which is the whole picture where that was taken as a face; or `original`, the whole "
            + "face picture. Both in the picture's own size and colour.",
        [("crop", PasteMode.Crop), ("original", PasteMode.Original)]);

    public static ChoiceOption<PictureSize> SizeOption { get; } = new(
        "size",
        "Size and colour of the reply: `photo` (the default), those of the face picture; or `model`, the model's own picture of the face, small and gray.",
        [("photo", PictureSize.Photo), ("model", PictureSize.Model)]);

    public static UploadForm Form { get; } = new(
        [FacePart, ExpressionPart],
        [
            SharedOptions.Detect, SharedOptions.MinFaceSize, SharedOptions.MinConfidence,
            FaceChoice.Indices, FaceChoice.Box, ExpressionFaceChoice.Index, ExpressionFaceChoice.Box, PasteOption, SizeOption,
            ExpressionLabelOption, IntensityOption, SeedOption, FormatOption, QualityOption, VerifyOption,
        ]);

    /// <summary>Reads everything but the format, which <see cref="TransferReplyFormat"/> settles together with <c>Accept</c>.</summary>
    public static TransferRequest Read(Upload upload, TransferReplyFormat format)
    {
        GivenOptions options = upload.Options;
        TransferRequest defaults = new() { Face = upload.Require(FacePart) };
        (ImmutableArray<int> faceIndices, FaceBox? faceBox) = FaceChoice.Read(options);
        (int expressionFaceIndex, FaceBox? expressionFaceBox) = ExpressionFaceChoice.Read(options);
        return ReadExpression(upload, format, defaults) with
        {
            Detect = options.Get(SharedOptions.Detect, defaults.Detect),
            MinFaceSize = (int)options.Get(SharedOptions.MinFaceSize, defaults.MinFaceSize),
            MinConfidence = SharedOptions.ReadMinConfidence(options),
            FaceIndex = faceIndices[0],
            MoreFaceIndices = faceIndices[1..],
            FaceBox = faceBox,
            ExpressionFaceIndex = expressionFaceIndex,
            ExpressionFaceBox = expressionFaceBox,
            Paste = options.Get(PasteOption, defaults.Paste),
            Size = options.Get(SizeOption, defaults.Size),
            Intensity = options.Get(IntensityOption, defaults.Intensity),
            Seed = (uint)options.Get(SeedOption, defaults.Seed),
            Format = format.Image,
            Verify = options.Get(VerifyOption, defaults.Verify),
            Quality = (int)options.Get(QualityOption, defaults.Quality),
        };
    }

    /// <summary>By label, by the part <c>expression</c>, or, where a face is named and there is no such part, by that face of <c>face</c>.</summary>
    private static TransferRequest ReadExpression(Upload upload, TransferReplyFormat format, TransferRequest request)
    {
        GivenOptions options = upload.Options;
        ReadOnlyMemory<byte>? picture = upload.Find(ExpressionPart);
        if (!options.Has(ExpressionLabelOption))
        {
            bool fromFacePart = options.Has(ExpressionFaceChoice.Index) || options.Has(ExpressionFaceChoice.Box);
            return request with { Expression = picture ?? (fromFacePart ? request.Face : throw Problems.MissingPart(ExpressionPart)) };
        }

        if (picture is not null)
        {
            throw Problems.InvalidParameter(ExpressionLabelOption.Name, "either the part expression or expressionLabel, not both");
        }

        return options.Get(ExpressionLabelOption, default) is { } label
            ? request with { ExpressionLabel = label }
            : request with { AllLabels = format.AsJson ? LabelSet.Apart : LabelSet.Strip };
    }
}
