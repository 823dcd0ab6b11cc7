using TDGan.Inference.Images;
using TDGan.Inference.Requests;

namespace TDGan.Inference.Faces;

/// <summary>Looks again, closer, where the landmarks of found faces lie. Thread-safe.</summary>
public interface ILandmarkRefiner
{
    /// <summary>The same faces in the same order with better landmarks; a face without landmarks stays as it is.</summary>
    /// <param name="image">The upright picture, reduced or not; not kept.</param>
    /// <param name="faces">In pixels of the file.</param>
    /// <param name="scope">The request; its deadline and token bound the wait for a model.</param>
    ValueTask<IReadOnlyList<DetectedFace>> RefineAsync(
        DecodedImage image, IReadOnlyList<DetectedFace> faces, RequestScope scope);
}
