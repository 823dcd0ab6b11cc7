using TDGan.Inference.Errors;
using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Inference.Manifest;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>The ranges of <see cref="TransferRequest"/> and the rules between them.</summary>
internal static class TransferRequestRules
{
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidParameter"/> with the option's name.</exception>
    public static void Check(TransferRequest request)
    {
        int named = (request.Expression is null ? 0 : 1) + (request.ExpressionLabel is null ? 0 : 1) + (request.AllLabels is null ? 0 : 1);
        Require(named == 1, "expression", "Exactly one of expression and expressionLabel must be given.");
        CheckFaces(request);
        Require(
            request.Size == PictureSize.Photo || request.Paste == PasteMode.Crop, "size", "The model's own picture shows the face alone: paste=crop.");
        Require(
            request.AllLabels != LabelSet.Strip || request.Paste == PasteMode.Crop, "paste", "A strip of all labels shows faces alone: paste=crop.");
        ParameterRange.Check("size", (int)request.Size, 0, (int)PictureSize.Model);
        ParameterRange.Check("expressionLabel", (int)(request.AllLabels ?? 0), 0, (int)LabelSet.Apart);
        ParameterRange.Check("expressionLabel", (int)(request.ExpressionLabel ?? 0), 0, ExpressionLabels.Count - 1);
        ParameterRange.Check("intensity", request.Intensity, 0, 1);
        ParameterRange.Check("paste", (int)request.Paste, 0, (int)PasteMode.Original);
        ParameterRange.Check("quality", request.Quality, 1, 100);
        ParameterRange.Check("format", (int)request.Format, 0, (int)GeneratedImageFormat.Webp);
    }

    private static void CheckFaces(TransferRequest request)
    {
        IReadOnlyList<int> more = request.MoreFaceIndices;
        if (more.Count == 0)
        {
            return;
        }

        Require(request.Paste == PasteMode.Original, "faceIndex", "Several faces are changed in the whole picture: paste=original.");
        Require(request.AllLabels is null, "faceIndex", "All labels are shown on one face.");
        Require(request.FaceBox is null, "faceBox", "Either faceIndex or faceBox, not both.");
        Require(more.Count < ModelManifest.LargestRun, "faceIndex", $"At most {ModelManifest.LargestRun} faces at once.");
        Require(more.Prepend(request.FaceIndex).Distinct().Count() == more.Count + 1, "faceIndex", "Each face once.");
    }

    private static void Require(bool holds, string parameter, string message)
    {
        if (!holds)
        {
            throw new InferenceException(InferenceError.InvalidParameter, message) { Parameter = parameter };
        }
    }
}
