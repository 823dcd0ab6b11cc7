using System.Collections.Immutable;
using TDGan.Inference.Diagnostics;
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
        var scope = new RequestScope(new PhaseClock(metrics, time), options.Deadline, cancellationToken);
        using ModelLease lease = models.Lease(ModelNames.ExpressionBranch);
        ServedModel model = lease.Model;

        ExtractedFaces found;
        using (model.Reserve(scope))
        {
            found = await extractor.ExtractAsync(encodedImage, search, model.Crop, scope);
        }

        List<FaceExpression> faces = await ReadAsync(model, found, scope);
        faces.ForEach(face => metrics.CountExpression(face.Dominant));
        return new ClassificationResult(model.Identity, found.Image, faces, found.Warnings, scope.Clock.ToTimings())
        {
            FacesFound = found.FacesFound,
        };
    }

    private static async Task<List<FaceExpression>> ReadAsync(ServedModel model, ExtractedFaces found, RequestScope scope)
    {
        int count = found.Faces.Count;
        if (count == 0)
        {
            return [];
        }

        ImmutableDictionary<string, NamedTensor> outputs =
            await model.RunAsync([found.ToTensor(TensorNames.Image, 0, count)], Outputs, scope);
        return [.. found.Faces.Select((face, i) => Describe(i, face, outputs) with { Quality = found.Qualities[i] })
            .Select(face => face with { IsUncertain = face.Scores[0].Score < (model.Manifest.UncertainBelow ?? FaceExpression.UncertainBelow) })];
    }

    private static FaceExpression Describe(int index, DetectedFace face, ImmutableDictionary<string, NamedTensor> outputs) =>
        new(index, face, Sort(Row(outputs[TensorNames.Probabilities], index)), Row(outputs[TensorNames.Logits], index));

    private static float[] Row(NamedTensor tensor, int row) =>
        tensor.Data.Slice(row * ExpressionLabels.Count, ExpressionLabels.Count).ToArray();

    // The sort is stable: equal scores keep the order of the labels.
    private static ExpressionScore[] Sort(float[] probabilities) =>
        [.. probabilities.Select((score, index) => new ExpressionScore((Expression)index, score)).OrderByDescending(score => score.Score)];
}
