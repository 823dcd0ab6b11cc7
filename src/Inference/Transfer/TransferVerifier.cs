using System.Collections.Immutable;
using TDGan.Inference.Expressions;
using TDGan.Inference.Faces;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Requests;
using TDGan.Inference.Tensors;

namespace TDGan.Inference.Transfer;

/// <summary>Lets the recogniser read the picture that is handed out, and the expression picture beside it in the same run where there is one.</summary>
internal static class TransferVerifier
{
    /// <param name="model">The expression branch.</param>
    /// <param name="generated">The face in it, [1, 1, S, S].</param>
    /// <param name="expression">The expression picture, or null where a label was asked for.</param>
    /// <param name="label">That label, or null.</param>
    /// <param name="scope">Times queue and inference; bounds the wait.</param>
    public static async Task<TransferVerification> VerifyAsync(
        ServedModel model,
        NamedTensor generated,
        ExtractedFaces? expression,
        Expression? label,
        RequestScope scope)
    {
        float[] values = [.. generated.Data.Span, .. expression is null ? [] : expression.ToTensor(TensorNames.Image, 0, 1).Data.Span];
        var batch = new NamedTensor(TensorNames.Image, generated.Shape.SetItem(0, values.Length / generated.Data.Length), values);
        ImmutableDictionary<string, NamedTensor> outputs =
            await model.RunAsync([batch], [TensorNames.Probabilities], scope);
        (Expression Dominant, float Score)[] read =
            [.. outputs[TensorNames.Probabilities].Data.ToArray().Chunk(ExpressionLabels.Count).Select(Dominant)];
        return new TransferVerification(read[0].Dominant, read[0].Score, read[0].Dominant == (label ?? read[^1].Dominant));
    }

    private static (Expression Dominant, float Score) Dominant(float[] scores) =>
        scores.Select((score, index) => ((Expression)index, score)).MaxBy(pair => pair.score);
}
