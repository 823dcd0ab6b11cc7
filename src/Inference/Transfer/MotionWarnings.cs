using TDGan.Inference.Composition;
using TDGan.Inference.Faces;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Transfer;

/// <summary>Tells of faces that are moved less than was asked for: turned too far, or with something over the mouth.</summary>
internal static class MotionWarnings
{
    /// <param name="faces">The faces that are changed.</param>
    public static IEnumerable<InferenceWarning> Of(ExtractedFaces faces) => faces.Faces
        .Select((face, i) => (Turn: FaceTurn.Of(face.Landmarks), Index: i))
        .Where(face => face.Turn.IsExtreme && !IsTold(faces, face.Index))
        .Select(face => new InferenceWarning(FaceWarnings.PoseExtreme, "The face (face) is turned far to a side; it is moved less.", face.Index));

    /// <param name="meshes">The faces that were moved, in their order.</param>
    public static IReadOnlyList<InferenceWarning> OfHiddenMouths(IReadOnlyList<MovedMesh> meshes) =>
    [
        .. meshes.Index().Where(mesh => mesh.Item.IsMouthHidden)
            .Select(mesh => new InferenceWarning("mouth_hidden", "Something lies over the mouth of the face (face); only eyes and brows move.", mesh.Index)),
    ];

    private static bool IsTold(ExtractedFaces faces, int index) =>
        faces.Warnings.Any(warning => warning.Code == FaceWarnings.PoseExtreme && warning.FaceIndex == index);
}
