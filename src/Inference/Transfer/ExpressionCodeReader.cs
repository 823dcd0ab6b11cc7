using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>
/// d_e = (1 - a) E_e(face) + a E_e(expression), or the prototype of a label in place of E_e(expression). What is needed of the two
/// pictures goes through the expression branch as one batch; with a = 1 the face is not needed.
/// </summary>
internal static class ExpressionCodeReader
{
    public static async Task<float[]> ReadAsync(
        ServedModel model,
        ExtractedFaces face,
        ExtractedFaces? expression,
        TransferRequest request,
        RequestScope scope)
    {
        ExtractedFaces[] pictures = [.. new[] { request.Intensity < 1 ? face : null, expression }.OfType<ExtractedFaces>()];
        float[][] codes = await CodeEncoder.EncodeAsync(model, TensorNames.ExpressionCode, pictures, scope);
        float[] target = request.ExpressionLabel is { } label ? CodeEncoder.Prototype(model, label, "expressionLabel") : codes[^1];
        return request.Intensity < 1 ? CodeEncoder.Blend(codes[0], target, request.Intensity) : target;
    }
}
