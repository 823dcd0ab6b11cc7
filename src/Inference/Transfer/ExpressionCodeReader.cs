using System.Collections.Immutable;
using TDGan.Inference.Diagnostics;
using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;

namespace TDGan.Inference.Transfer;

/// <summary>
/// d_e = (1 - a) E_e(face) + a E_e(expression), or the prototype of a label in place of E_e(expression). What is needed of the two
/// pictures goes through the expression branch as one batch; with a = 1 the face is not needed.
/// </summary>
internal static class ExpressionCodeReader
{
    public static async Task<float[]> ReadAsync(
        OnnxModel model,
        ExtractedFaces face,
        ExtractedFaces? expression,
        TransferRequest request,
        PhaseClock clock,
        CancellationToken cancellationToken)
    {
        ExtractedFaces[] pictures = [.. new[] { request.Intensity < 1 ? face : null, expression }.OfType<ExtractedFaces>()];
        float[][] codes = pictures.Length == 0 ? [] : await EncodeAsync(model, pictures, clock, cancellationToken);
        float[] target = request.ExpressionLabel is { } label ? Prototype(model, label) : codes[^1];
        return request.Intensity < 1 ? Blend(codes[0], target, request.Intensity) : target;
    }

    private static async Task<float[][]> EncodeAsync(
        OnnxModel model, ExtractedFaces[] pictures, PhaseClock clock, CancellationToken cancellationToken)
    {
        int side = pictures[0].Side;
        float[] values = [.. pictures.SelectMany(picture => picture.ToTensor(TensorNames.Image, 0, 1).Data.ToArray())];
        var batch = new NamedTensor(TensorNames.Image, [pictures.Length, 1, side, side], values);
        ImmutableDictionary<string, NamedTensor> outputs =
            await clock.RunAsync(model, [batch], [TensorNames.ExpressionCode], cancellationToken);
        float[] codes = outputs[TensorNames.ExpressionCode].Data.ToArray();
        return [.. codes.Chunk(codes.Length / pictures.Length)];
    }

    private static float[] Prototype(OnnxModel model, Expression label) => model.Prototypes?.Of(label).ToArray()
        ?? throw new InferenceException(InferenceError.InvalidParameter, "The model keeps no prototypes.")
        {
            Parameter = "expressionLabel",
        };

    private static float[] Blend(float[] own, float[] target, float intensity) =>
        [.. own.Zip(target, (from, to) => ((1 - intensity) * from) + (intensity * to))];
}
