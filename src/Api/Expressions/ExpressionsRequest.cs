using System.Collections.Immutable;
using System.Globalization;
using TDGan.Api.RequestOptions;
using TDGan.Api.Uploads;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;

namespace TDGan.Api.Expressions;

/// <summary>A request to read the apparent expressions in one picture.</summary>
/// <param name="Image">The encoded picture.</param>
/// <param name="Classification">What the pipeline is asked for.</param>
/// <param name="TopK">Scores in the reply, 1-7.</param>
/// <param name="IncludeLogits">Whether the reply has logits.</param>
/// <param name="IncludeQuality">Whether the reply tells how well each face can be read.</param>
internal sealed record ExpressionsRequest(
    ReadOnlyMemory<byte> Image, ClassificationOptions Classification, int TopK, bool IncludeLogits, bool IncludeQuality)
{
    public const string ImagePart = "image";

    private const string Landmarks = "landmarks";
    private const string Mesh = "mesh";
    private const string Logits = "logits";
    private const string Quality = "quality";
    private static readonly ClassificationOptions Defaults = new();

    public static IntegerOption MaxFacesOption { get; } = new("maxFaces", "Faces that are read, largest first. Default 20.", 1, 100);

    public static ChoiceOption<int> ViewsOption { get; } = new(
        "views",
        "Views of each face whose scores are averaged: `1`, `2` (with the mirror image) or `6` (in three framings with mirror images; right more often, "
            + "and reading takes six times as long). Default 1.",
        [.. CropViews.Known.Select(views => (views.ToString(CultureInfo.InvariantCulture), views))]);

    public static IntegerOption TopKOption { get; } = new(
        "topK", "Scores for each face, highest first. Default 7, which is all.", 1, ExpressionLabels.Count);

    public static WordSetOption IncludeOption { get; } = new(
        "include", "Further members of each face, separated by commas: `landmarks`, `mesh`, `quality`, `logits`. Default: none.", [Landmarks, Mesh, Quality, Logits], "FaceMember");

    public static UploadForm Form { get; } = new(
        [ImagePart],
        [SharedOptions.Detect, SharedOptions.MinFaceSize, SharedOptions.MinConfidence, MaxFacesOption, TopKOption, ViewsOption, IncludeOption],
        RawPart: ImagePart);

    /// <summary>Whether the reply has every point of the mesh.</summary>
    public bool IncludeMesh { get; init; }

    /// <summary>Whether the reply has landmarks.</summary>
    public bool IncludeLandmarks => Classification.NeedsLandmarks;

    /// <summary>The same options for several pictures, each of them a part <see cref="ImagePart"/>.</summary>
    public static UploadForm BatchForm { get; } = new(Form.Parts, Form.Options, RepeatedPart: ImagePart);

    public static ExpressionsRequest Read(Upload upload) => ReadOptions(upload) with { Image = upload.Require(ImagePart) };

    /// <summary>Everything but the picture.</summary>
    public static ExpressionsRequest ReadOptions(Upload upload)
    {
        GivenOptions options = upload.Options;
        IReadOnlySet<string> include = options.Get(IncludeOption, ImmutableHashSet<string>.Empty);
        ClassificationOptions classification = new()
        {
            Detect = options.Get(SharedOptions.Detect, FaceDetectionMode.Auto),
            MinFaceSize = (int)options.Get(SharedOptions.MinFaceSize, Defaults.MinFaceSize),
            MinConfidence = SharedOptions.ReadMinConfidence(options),
            MaxFaces = (int)options.Get(MaxFacesOption, Defaults.MaxFaces),
            Views = options.Get(ViewsOption, Defaults.Views),
            NeedsLandmarks = include.Contains(Landmarks),
        };
        int topK = (int)options.Get(TopKOption, ExpressionLabels.Count);
        return new(default, classification, topK, include.Contains(Logits), include.Contains(Quality)) { IncludeMesh = include.Contains(Mesh) };
    }
}
