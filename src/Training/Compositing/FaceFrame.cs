using TDGan.Training.Scenes;
using static TorchSharp.torch;

namespace TDGan.Training.Compositing;

/// <summary>
/// Affine frames of faces by three points: both eyes and the middle of the mouth. In a face's own coordinates the eyes are at (-1/2, 0) and (1/2, 0)
/// and the mouth at (0, 1), whatever its size, turn and length.
/// </summary>
internal static class FaceFrame
{
    // Twice the area of the triangle of the three points below which a face counts as seen from the side; the picture's sides are 2 long.
    private const float SmallestArea = 0.06f;

    private static readonly float[] OwnPoints = [-0.5f, 0, 0.5f, 0, 0, 1];

    /// <summary>The affine maps from the pixels of each face to those of another.</summary>
    /// <param name="from">Landmarks, [N, 5, 2] in [-1, 1].</param>
    /// <param name="to">Landmarks, [N, 5, 2] in [-1, 1].</param>
    /// <returns>[N, 2, 3]. Faces seen from the side get a map, too: ask <see cref="IsFrontal"/>.</returns>
    public static Tensor Map(Tensor from, Tensor to) => Solve(Corners(from), Corners(to));

    /// <summary>The landmarks of the mirror images, [N, 5, 2] in [-1, 1]: left and right change names, too.</summary>
    public static Tensor Mirrored(Tensor landmarks) =>
        landmarks.index_select(1, tensor(ScenePlacement.MirroredLandmarks)) * tensor([-1f, 1f]);

    /// <summary>The affine maps from each face's pixels to its own coordinates, [N, 2, 3].</summary>
    public static Tensor ToOwn(Tensor landmarks) =>
        Solve(Corners(landmarks), tensor(OwnPoints, [1, 3, 2]).expand(landmarks.shape[0], 3, 2));

    /// <summary>Whether the three points span a triangle that a frame can be built on, [N] of 0 and 1.</summary>
    public static Tensor IsFrontal(Tensor landmarks) => (Area(Corners(landmarks)) > SmallestArea).to(float32);

    /// <summary>Applies maps to points.</summary>
    /// <param name="map">[N, 2, 3].</param>
    /// <param name="points">[N, M, 2].</param>
    /// <returns>[N, M, 2].</returns>
    public static Tensor Apply(Tensor map, Tensor points) => Homogeneous(points).matmul(map.transpose(1, 2));

    private static Tensor Corners(Tensor landmarks)
    {
        Tensor mouth = landmarks.narrow(1, 3, 2).mean([1L], keepdim: true);
        return cat([landmarks.narrow(1, 0, 2), mouth], 1);
    }

    private static Tensor Solve(Tensor from, Tensor to)
    {
        // A triangle without area has no map; any other one stands in, and the pair does not count.
        Tensor usable = (Area(from) > SmallestArea).view(-1, 1, 1);
        Tensor safe = where(usable, from, tensor(OwnPoints, [1, 3, 2]));
        return linalg.solve(Homogeneous(safe), to).transpose(1, 2);
    }

    private static Tensor Area(Tensor corners)
    {
        Tensor across = corners.select(1, 1) - corners.select(1, 0);
        Tensor down = corners.select(1, 2) - corners.select(1, 0);
        return (across.select(1, 0) * down.select(1, 1)) - (across.select(1, 1) * down.select(1, 0));
    }

    private static Tensor Homogeneous(Tensor points) => cat([points, ones(points.shape[0], points.shape[1], 1)], 2);
}
