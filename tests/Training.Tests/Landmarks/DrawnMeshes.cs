using TDGan.Inference.Crops;
using TDGan.Training.Landmarks;
using FaceMesh = TDGan.Training.Landmarks.FaceMesh;

namespace TDGan.Training.Tests.Landmarks;

/// <summary>Meshes by rule.</summary>
internal static class DrawnMeshes
{
    /// <summary>A mesh with the value of a function of point and axis.</summary>
    public static FaceMesh At(Func<int, int, float> value) => new(
        [.. Enumerable.Range(0, LandmarkNetwork.MeshOutputs).Select(i => value(i / FaceMeshTopology.Axes, i % FaceMeshTopology.Axes))]);

    /// <summary>A mesh whose five landmarks lie as in a face that looks ahead; every other point is that of its part.</summary>
    /// <param name="x">The middle between the eyes.</param>
    /// <param name="y">The middle between the eyes.</param>
    /// <param name="eyeDistance">Pixels.</param>
    public static FaceMesh Face(float x, float y, float eyeDistance) => At((i, axis) =>
    {
        (float across, float down) = Place(i);
        return axis switch
        {
            0 => x + (across * eyeDistance),
            1 => y + (down * eyeDistance),
            _ => down * eyeDistance / 10,
        };
    });

    private static (float Across, float Down) Place(int point) => FaceMeshTopology.Points[point].Group switch
    {
        FaceMeshGroup.RightEye => (-0.5f, 0),
        FaceMeshGroup.LeftEye => (0.5f, 0),
        FaceMeshGroup.RightBrow => (-0.5f, -0.3f),
        FaceMeshGroup.LeftBrow => (0.5f, -0.3f),
        FaceMeshGroup.Nose => (0, 0.6f),
        FaceMeshGroup.Outline => (0, 1.7f),
        _ => (point % 20 == 0 ? -0.4f : point % 20 == 10 ? 0.4f : 0, 1.1f),
    };
}
