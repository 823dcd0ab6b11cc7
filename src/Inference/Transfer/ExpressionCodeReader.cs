using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.Motion;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>
/// d_e = (1 - a) E_e(face) + a E_e(expression), or the prototype of a label in place of E_e(expression). What is needed of the pictures goes
/// through the expression branch as one batch; with a = 1 the faces are not needed.
/// </summary>
internal static class ExpressionCodeReader
{
    /// <returns>For each expression that is asked for that of each face.</returns>
    public static async Task<ExpressionTarget[][]> ReadAsync(
        GeneratorModels models,
        IReadOnlyList<ExtractedFaces> faces,
        ExtractedFaces? expression,
        TransferRequest request,
        RequestScope scope)
    {
        MotionModel? motion = models.Decoder.Motion;
        bool readsOwn = request.Intensity < 1 || motion is not null;
        IEnumerable<ExtractedFaces> own = readsOwn ? faces : [];
        ExpressionTarget[] read = await CodeEncoder.ReadAsync(
            models.ExpressionBranch, expression is null ? [.. own] : [.. own, expression], motion, scope);
        ExpressionTarget[] targets = expression is null
            ? [.. Labels(request).Select(label => ExpressionTarget.Of(models.ExpressionBranch, label, "expressionLabel", motion, request.Seed))]
            : [read[^1]];
        return [.. targets.Select(target => faces
            .Select((_, i) => readsOwn ? ExpressionTarget.Blend(read[i], target, request.Intensity) with { Motion = target.MotionFrom(read[i], request.Intensity) }
                : target).ToArray())];
    }

    private static IEnumerable<Expression> Labels(TransferRequest request) =>
        request.ExpressionLabel is { } label ? [label] : Enumerable.Range(0, ExpressionLabels.Count).Select(index => (Expression)index);
}
