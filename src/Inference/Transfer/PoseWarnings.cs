using TDGan.Inference.Composition;
using TDGan.Inference.Faces;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>Tells of faces that are turned so far that less of the motion is used.</summary>
internal static class PoseWarnings
{
    /// <param name="faces">The faces that are changed.</param>
    public static IEnumerable<InferenceWarning> Of(ExtractedFaces faces) => faces.Faces
        .Select((face, i) => (Turn: FaceTurn.Of(face.Landmarks), Index: i))
        .Where(face => face.Turn.IsExtreme && !IsTold(faces, face.Index))
        .Select(face => new InferenceWarning(FaceWarnings.PoseExtreme, "The face (face) is turned far to a side; it is moved less.", face.Index));

    private static bool IsTold(ExtractedFaces faces, int index) =>
        faces.Warnings.Any(warning => warning.Code == FaceWarnings.PoseExtreme && warning.FaceIndex == index);
}
