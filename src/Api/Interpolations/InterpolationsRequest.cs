using System.Collections.Immutable;
using TDGan.Api.Errors;
using TDGan.Api.RequestOptions;
using TDGan.Api.Transfers;
using TDGan.Api.Uploads;
using TDGan.Inference.Expressions;
using TDGan.Inference.Interpolation;
using TDGan.Inference.Transfer;

namespace TDGan.Api.Interpolations;

/// <summary>A request for a row of pictures between two expressions or two faces.</summary>
internal static class InterpolationsRequest
{
    public const string FacePart = "face";
    public const string FaceFromPart = "faceFrom";
    public const string FaceToPart = "faceTo";
    public const string ExpressionPart = "expression";
    public const string ExpressionFromPart = "expressionFrom";
    public const string ExpressionToPart = "expressionTo";

    private const string BothKinds =
        "either face with expressionFrom and expressionTo, or faceFrom and faceTo with expression; each expression as a part or by label";

    public static IntegerOption StepsOption { get; } = new("steps", "Pictures, both ends included. Default 8.", 2, 32);

    public static ChoiceOption<InterpolationFormat> FormatOption { get; } = new(
        "format",
        "Animated `webp` or `gif`, `png` with all pictures side by side, or `json` with a PNG for each. Default: what `Accept` asks for, "
            + "else `webp`.",
        [
            ("webp", InterpolationFormat.Webp), ("gif", InterpolationFormat.Gif), ("png", InterpolationFormat.PngStrip),
            ("json", InterpolationFormat.Frames),
        ]);

    public static IntegerOption FaceIndexOption { get; } =
        new("faceIndex", "Which face of the picture `face`, largest first. Default 0.", 0, 99);

    public static ChoiceOption<PasteMode> PasteOption { get; } = new(
        "paste",
        "What the pictures of one face between two expressions show: `crop` (the default), the face, at most 512 pixels; or `original`, the whole "
            + "picture `face`, at most 1024 pixels. In colour; between two faces the pictures are the model's own, small and gray.",
        [("crop", PasteMode.Crop), ("original", PasteMode.Original)]);

    /// <summary>The labels in place of expression parts, by the part that each stands for.</summary>
    public static ImmutableDictionary<string, ChoiceOption<Expression>> LabelOptions { get; } =
        new[] { ExpressionPart, ExpressionFromPart, ExpressionToPart }.ToImmutableDictionary(part => part, LabelOption);

    public static UploadForm Form { get; } = new(
        [FacePart, FaceFromPart, FaceToPart, ExpressionPart, ExpressionFromPart, ExpressionToPart],
        [
            SharedOptions.Detect, SharedOptions.MinFaceSize, SharedOptions.MinConfidence,
            LabelOptions[ExpressionPart], LabelOptions[ExpressionFromPart], LabelOptions[ExpressionToPart],
            FaceIndexOption, PasteOption, TransfersRequest.SizeOption, StepsOption, TransfersRequest.SeedOption, FormatOption,
        ]);

    /// <summary>Reads everything but the format, which <see cref="InterpolationReplyFormat"/> settles together with <c>Accept</c>.</summary>
    public static InterpolationRequest Read(Upload upload, InterpolationFormat format)
    {
        GivenOptions options = upload.Options;
        InterpolationRequest request = ReadEnds(upload);
        return request with
        {
            Detect = options.Get(SharedOptions.Detect, request.Detect),
            MinFaceSize = (int)options.Get(SharedOptions.MinFaceSize, request.MinFaceSize),
            MinConfidence = SharedOptions.ReadMinConfidence(options),
            FaceIndex = (int)options.Get(FaceIndexOption, request.FaceIndex),
            Paste = options.Get(PasteOption, request.Paste),
            Size = options.Get(TransfersRequest.SizeOption, request.Size),
            Steps = (int)options.Get(StepsOption, request.Steps),
            Seed = (uint)options.Get(TransfersRequest.SeedOption, request.Seed),
            Format = format,
        };
    }

    private static InterpolationRequest ReadEnds(Upload upload)
    {
        bool betweenFaces = Has(upload, FaceFromPart) || Has(upload, FaceToPart);
        string[] strangers = betweenFaces ? [FacePart, ExpressionFromPart, ExpressionToPart] : [ExpressionPart];
        if (strangers.FirstOrDefault(part => Has(upload, part)) is { } stranger)
        {
            throw Problems.InvalidParameter(stranger, BothKinds);
        }

        return betweenFaces
            ? new InterpolationRequest
            {
                FaceFrom = upload.Require(FaceFromPart),
                FaceTo = upload.Require(FaceToPart),
                ExpressionFrom = ReadExpression(upload, ExpressionPart),
            }
            : new InterpolationRequest
            {
                FaceFrom = upload.Require(FacePart),
                ExpressionFrom = ReadExpression(upload, ExpressionFromPart),
                ExpressionTo = ReadExpression(upload, ExpressionToPart),
            };
    }

    private static ExpressionSource ReadExpression(Upload upload, string part)
    {
        ChoiceOption<Expression> label = LabelOptions[part];
        if (!upload.Options.Has(label))
        {
            return ExpressionSource.Of(upload.Require(part));
        }

        return upload.Find(part) is null
            ? ExpressionSource.Of(upload.Options.Get(label, default))
            : throw Problems.InvalidParameter(label.Name, $"either the part {part} or {label.Name}, not both");
    }

    private static bool Has(Upload upload, string part) =>
        upload.Find(part) is not null || (LabelOptions.TryGetValue(part, out ChoiceOption<Expression>? label) && upload.Options.Has(label));

    private static ChoiceOption<Expression> LabelOption(string part) => new(
        part + "Label",
        $"Takes the mean expression of that label instead of the part `{part}`.",
        [.. ExpressionLabels.All.Select((label, index) => (label, (Expression)index))]);
}
