using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;
using TDGan.Inference.Transfer;

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
        bool oneFace = request.FaceTo is null;
        Require(oneFace == request.ExpressionTo is not null, "faceTo", "Exactly one of faceTo and expressionTo must be given.");
        Require(oneFace || request.FaceIndex == 0, "faceIndex", "Between two faces the largest of each picture is taken.");
        Require(oneFace || request.Paste == PasteMode.Crop, "paste", "Between two faces there is no photo to show.");
        Require(request.Size == PictureSize.Photo || request.Paste == PasteMode.Crop, "size", "The model's own picture shows the face alone: paste=crop.");
        ParameterRange.Check("paste", (int)request.Paste, 0, (int)PasteMode.Original);
        ParameterRange.Check("size", (int)request.Size, 0, (int)PictureSize.Model);
        ParameterRange.Check("steps", request.Steps, LeastSteps, MostSteps);
        ParameterRange.Check("format", (int)request.Format, 0, (int)InterpolationFormat.Frames);
        ParameterRange.Check("expressionFromLabel", (int)(request.ExpressionFrom.Label ?? 0), 0, ExpressionLabels.Count - 1);
        ParameterRange.Check("expressionToLabel", (int)(request.ExpressionTo?.Label ?? 0), 0, ExpressionLabels.Count - 1);
    }

    private static void Require(bool holds, string parameter, string message)
    {
        if (!holds)
        {
            throw new InferenceException(InferenceError.InvalidParameter, message) { Parameter = parameter };
        }
    }
}
