using TDGan.Api.Replies;
using TDGan.Inference.Classification;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;

namespace TDGan.Api.Expressions;

/// <summary>Turns a classification into what was asked for.</summary>
internal static class ExpressionsReplyFactory
{
    public static ExpressionsReply Create(string id, ExpressionsRequest request, ClassificationResult result) => new()
    {
        Id = id,
        Model = ModelReply.From(result.Model),
        Image = ImageReply.From(result.Image),
        FacesFound = result.FacesFound,
        Faces = [.. result.Faces.Select(face => Describe(face, result.Image, request))],
        Warnings = [.. result.Warnings.Select(WarningReply.From)],
        Timings = TimingsReply.ForClassification(result.Timings),
    };

    private static FaceReply Describe(FaceExpression face, ImageInfo image, ExpressionsRequest request) => new()
    {
        Index = face.Index,
        Box = BoxReply.From(face.Face.Box),
        BoxNormalized = BoxReply.Normalized(face.Face.Box, image.Width, image.Height),
        Confidence = face.Face.Confidence,
        Landmarks = request.IncludeLandmarks ? [.. face.Face.Landmarks.Select(LandmarkReply.From)] : null,
        Mesh = request.IncludeMesh ? MeshPointReply.From(face.Face.Mesh) : null,
        Pose = PoseReply.From(face.Face.Pose),
        Quality = request.IncludeQuality && face.Quality is { } quality ? QualityReply.From(quality) : null,
        Dominant = face.Dominant,
        Uncertain = face.IsUncertain,
        Expressions = [.. face.Scores.Take(request.TopK).Select(ScoreReply.From)],
        Logits = request.IncludeLogits ? [.. face.Logits.Select(Label)] : null,
    };

    private static LogitReply Label(float logit, int index) => new() { Label = (Expression)index, Value = logit };
}
