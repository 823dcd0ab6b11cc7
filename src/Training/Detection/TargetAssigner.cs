using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>
/// Decides which cells learn which face: those near the centre of a box on the map whose stride suits its size (sizes at the border of two maps
/// belong to both). Cells near a centre on a map that almost suits, and cells in ignored boxes, count neither way; all others are background.
/// </summary>
/// <param name="side">Side of the pictures in pixels, a multiple of 32.</param>
internal sealed class TargetAssigner(int side)
{
    private const float CentreShare = 0.3f;
    private const float MaxCentreStrides = 1.25f;
    private const float MinCentreStrides = 0.5f;
    private const float IgnoredGrowth = 0.15f;

    // Sides in pixels that a map learns, and wider ones that it may answer to without blame.
    private static readonly (float Low, float High, float SilentLow, float SilentHigh)[] Sizes =
    [
        (0, 38, 0, 54), (26, 92, 18, 130), (64, float.MaxValue, 46, float.MaxValue),
    ];

    /// <summary>Cells of one picture over all maps.</summary>
    public int CellCount { get; } = DetectorNetwork.Strides.Sum(stride => side / stride * (side / stride));

    /// <summary>The targets of a batch.</summary>
    public DetectionTargets Assign(IReadOnlyList<SceneCanvas> canvases)
    {
        var targets = new DetectionTargets(canvases.Count * CellCount);
        long first = 0;
        foreach (SceneCanvas canvas in canvases)
        {
            for (int level = 0; level < DetectorNetwork.Strides.Length; level++)
            {
                AssignLevel(targets, canvas, level, first);
                int width = side / DetectorNetwork.Strides[level];
                first += width * width;
            }
        }

        return targets;
    }

    private void AssignLevel(DetectionTargets targets, SceneCanvas canvas, int level, long first)
    {
        int stride = DetectorNetwork.Strides[level];
        int width = side / stride;
        for (int i = 0; i < width * width; i++)
        {
            (float x, float y) = (((i % width) + 0.5f) * stride, ((i / width) + 0.5f) * stride);
            SceneFace? nearest = null;
            foreach (SceneFace face in canvas.Faces)
            {
                if (IsNearCentre(face, x, y, stride) && IsSilent(face, level))
                {
                    targets.Ignore(first + i);
                    if (IsLearnt(face, level) && (nearest is null || Distance(face, x, y) < Distance(nearest, x, y)))
                    {
                        nearest = face;
                    }
                }
            }

            if (nearest is not null)
            {
                targets.Assign(first + i, nearest, x, y, stride);
            }
            else if (canvas.Ignored.Any(box => Contains(box, x, y)))
            {
                targets.Ignore(first + i);
            }
        }
    }

    private static bool IsLearnt(SceneFace face, int level) => face.Side >= Sizes[level].Low && face.Side <= Sizes[level].High;

    private static bool IsSilent(SceneFace face, int level) => face.Side >= Sizes[level].SilentLow && face.Side <= Sizes[level].SilentHigh;

    private static bool IsNearCentre(SceneFace face, float x, float y, int stride)
    {
        float radius = Math.Clamp(CentreShare * face.Side, MinCentreStrides * stride, MaxCentreStrides * stride);
        return Math.Abs(x - ((face.Left + face.Right) / 2)) <= radius && Math.Abs(y - ((face.Top + face.Bottom) / 2)) <= radius
            && x > face.Left && x < face.Right && y > face.Top && y < face.Bottom;
    }

    private static float Distance(SceneFace face, float x, float y)
    {
        (float dx, float dy) = (x - ((face.Left + face.Right) / 2), y - ((face.Top + face.Bottom) / 2));
        return ((dx * dx) + (dy * dy)) / (face.Side * face.Side);
    }

    private static bool Contains(SceneFace box, float x, float y)
    {
        float growth = IgnoredGrowth * box.Side;
        return x > box.Left - growth && x < box.Right + growth && y > box.Top - growth && y < box.Bottom + growth;
    }
}
