using System.Collections.Immutable;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Classification;

/// <summary>Classifies with the expression branch; all faces of a picture go through it together.</summary>
internal sealed class ExpressionClassifier(FaceExtractor extractor, ModelCatalogue models, InferenceMetrics metrics, TimeProvider time)
    : IExpressionClassifier
{
    private static readonly string[] Outputs = [TensorNames.Logits, TensorNames.Probabilities];

    /// <inheritdoc/>
    public async Task<ClassificationResult> ClassifyAsync(
        ReadOnlyMemory<byte> encodedImage, ClassificationOptions options, CancellationToken cancellationToken)
    {
        var search = new FaceSearch(options.Detect, options.MinFaceSize, options.MinConfidence, options.MaxFaces)
        {
            NeedsLandmarks = options.NeedsLandmarks,
        };
        search.CheckRanges();
        CheckViews(options.Views);
        var scope = new RequestScope(new PhaseClock(metrics, time), options.Deadline, cancellationToken);
        using ModelLease lease = models.Lease(ModelNames.ExpressionBranch);
        ServedModel model = lease.Model;

        ExtractedFaces found;
        using (model.Reserve(scope))
        {
            found = await extractor.ExtractAsync(encodedImage, search, model.Crop, scope);
        }

        List<FaceExpression> faces = await ReadAsync(model, found, options.Views, scope);
        faces.ForEach(face => metrics.CountExpression(face.Dominant));
        return new ClassificationResult(model.Identity, found.Image, faces, found.Warnings, scope.Clock.ToTimings())
        {
            FacesFound = found.FacesFound,
        };
    }

    private static async Task<List<FaceExpression>> ReadAsync(ServedModel model, ExtractedFaces found, int views, RequestScope scope)
    {
        int count = found.Faces.Count;
        if (count == 0)
        {
            return [];
        }

        NamedTensor crops = found.ToTensor(TensorNames.Image, 0, count);
        ImmutableDictionary<string, NamedTensor> outputs = await model.RunAsync([views == 1 ? crops : ViewsOf(crops, views)], Outputs, scope);
        float[] probabilities = CropViews.Mean(outputs[TensorNames.Probabilities].Data.Span, views);
        float[] logits = CropViews.Mean(outputs[TensorNames.Logits].Data.Span, views);
        return [.. found.Faces.Select((face, i) => new FaceExpression(i, face, Sort(Row(probabilities, i)), Row(logits, i)) with { Quality = found.Qualities[i] })
            .Select(face => face with { IsUncertain = face.Scores[0].Score < (model.Manifest.UncertainBelow ?? FaceExpression.UncertainBelow) })];
    }

    private static NamedTensor ViewsOf(NamedTensor crops, int views) => crops with
    {
        Shape = crops.Shape.SetItem(0, views * crops.Shape[0]),
        Data = CropViews.Of(crops.Data.Span, crops.Shape[^1], views),
    };

    private static void CheckViews(int views)
    {
        if (!CropViews.Known.Contains(views))
        {
            throw new InferenceException(
                InferenceError.InvalidParameter, $"views: expected {string.Join(", ", CropViews.Known)}, actual {views}")
            {
                Parameter = "views",
            };
        }
    }

    private static float[] Row(float[] values, int row) => values[(row * ExpressionLabels.Count)..((row + 1) * ExpressionLabels.Count)];

    // The sort is stable: equal scores keep the order of the labels.
    private static ExpressionScore[] Sort(float[] probabilities) =>
        [.. probabilities.Select((score, index) => new ExpressionScore((Expression)index, score)).OrderByDescending(score => score.Score)];
}
