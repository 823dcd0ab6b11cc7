using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Interpolation;

/// <summary>The ranges of <see cref="InterpolationRequest"/> and the rule between its two kinds.</summary>
internal static class InterpolationRequestRules
{
    /// <summary>Fewest pictures: both ends.</summary>
    public const int LeastSteps = 2;

    /// <summary>Most pictures: what one run of the decoder takes.</summary>
    public const int MostSteps = ModelManifest.LargestRun;

    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidParameter"/> with the option's name.</exception>
    public static void Check(InterpolationRequest request)
    {
        if (request.FaceTo is null == request.ExpressionTo is null)
        {
            throw new InferenceException(InferenceError.InvalidParameter, "Exactly one of faceTo and expressionTo must be given.")
            {
                Parameter = "faceTo",
            };
        }

        ParameterRange.Check("steps", request.Steps, LeastSteps, MostSteps);
        ParameterRange.Check("format", (int)request.Format, 0, (int)InterpolationFormat.Frames);
        ParameterRange.Check("expressionFromLabel", (int)(request.ExpressionFrom.Label ?? 0), 0, ExpressionLabels.Count - 1);
        ParameterRange.Check("expressionToLabel", (int)(request.ExpressionTo?.Label ?? 0), 0, ExpressionLabels.Count - 1);
    }
}
