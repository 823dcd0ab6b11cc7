using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>Looks again, closer, at found faces: where their landmarks lie, and whether they are faces at all. Thread-safe.</summary>
public interface ILandmarkRefiner
{
    /// <summary>Whether a look gives all points with depth, of any face.</summary>
    bool GivesMesh => false;

    /// <summary>Score of a look from which on there is a face, 0-1; null where looks give no score.</summary>
    float? MinFaceScore => null;

    /// <summary>
    /// The same faces in the same order with what the look says: better landmarks where the face had some, and mesh and score where there are
    /// any. A face without landmarks stays as it is where there is no mesh.
    /// </summary>
    /// <param name="image">The upright picture, reduced or not; not kept.</param>
    /// <param name="faces">In pixels of the file.</param>
    /// <param name="scope">The request; its deadline and token bound the wait for a model.</param>
    ValueTask<IReadOnlyList<DetectedFace>> RefineAsync(
        DecodedImage image, IReadOnlyList<DetectedFace> faces, RequestScope scope);
}
