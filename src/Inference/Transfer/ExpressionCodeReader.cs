using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>
/// d_e = (1 - a) E_e(face) + a E_e(expression), or the prototype of a label in place of E_e(expression). What is needed of the pictures goes
/// through the expression branch as one batch; with a = 1 the faces are not needed.
/// </summary>
internal static class ExpressionCodeReader
{
    /// <returns>For each expression that is asked for the code of each face.</returns>
    public static async Task<float[][][]> ReadAsync(
        ServedModel model,
        IReadOnlyList<ExtractedFaces> faces,
        ExtractedFaces? expression,
        TransferRequest request,
        RequestScope scope)
    {
        bool keepsOwn = request.Intensity < 1;
        IEnumerable<ExtractedFaces> own = keepsOwn ? faces : [];
        ExtractedFaces[] pictures = expression is null ? [.. own] : [.. own, expression];
        float[][] codes = await CodeEncoder.EncodeAsync(model, TensorNames.ExpressionCode, pictures, scope);
        float[][] targets = expression is null
            ? [.. Labels(request).Select(label => CodeEncoder.Prototype(model, label, "expressionLabel"))]
            : [codes[^1]];
        return [.. targets.Select(target => faces
            .Select((_, i) => keepsOwn ? CodeEncoder.Blend(codes[i], target, request.Intensity) : target).ToArray())];
    }

    private static IEnumerable<Expression> Labels(TransferRequest request) =>
        request.ExpressionLabel is { } label ? [label] : Enumerable.Range(0, ExpressionLabels.Count).Select(index => (Expression)index);
}
