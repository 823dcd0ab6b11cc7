using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>The ranges of <see cref="TransferRequest"/> and the rule between its two ways to name an expression.</summary>
internal static class TransferRequestRules
{
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidParameter"/> with the option's name.</exception>
    public static void Check(TransferRequest request)
    {
        if (request.Expression is null == request.ExpressionLabel is null)
        {
            throw new InferenceException(InferenceError.InvalidParameter, "Exactly one of expression and expressionLabel must be given.")
            {
                Parameter = "expression",
            };
        }

        ParameterRange.Check("expressionLabel", (int)(request.ExpressionLabel ?? 0), 0, ExpressionLabels.Count - 1);
        ParameterRange.Check("intensity", request.Intensity, 0, 1);
        ParameterRange.Check("paste", (int)request.Paste, 0, (int)PasteMode.Original);
        ParameterRange.Check("quality", request.Quality, 1, 100);
        ParameterRange.Check("format", (int)request.Format, 0, (int)GeneratedImageFormat.Webp);
    }
}
