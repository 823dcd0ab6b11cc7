using System.Runtime.Intrinsics;
using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>
/// What happens to each place of a face, faded out towards the edge of the crop: where its pixel is taken from, and how its light changes. Laid out
/// once on a grid, so that a pixel costs one look at it.
/// </summary>
internal sealed class ComposedField
{
    private readonly Vector128<float>[] _grid = new Vector128<float>[FieldMap.Side * FieldMap.Side];

    /// <param name="motion">In sides of the crop.</param>
    /// <param name="light">In logit space.</param>
    /// <param name="crop">Where the crop lies in the picture.</param>
    /// <param name="side">S.</param>
    /// <param name="mesh">What moves beside; null for nothing.</param>
    public ComposedField(MotionField motion, LightField light, CropFrame crop, int side, MeshField? mesh)
    {
        Frame = mesh?.Frame ?? crop with { StepX = crop.StepX * side / FieldMap.Side, StepY = crop.StepY * side / FieldMap.Side };
        for (int i = 0; i < _grid.Length; i++)
        {
            float u = ((i % FieldMap.Side) + 0.5f) / FieldMap.Side;
            float v = ((i / FieldMap.Side) + 0.5f) / FieldMap.Side;
            _grid[i] = InCrop(motion, light, crop, side, Frame.ToPicture(u * FieldMap.Side, v * FieldMap.Side));
            if (mesh is not null)
            {
                (float x, float y) = mesh.At(u, v);
                float weight = CompositionMask.AwayFromEdge(u) * CompositionMask.AwayFromEdge(v);
                _grid[i] += Vector128.Create(weight * x, weight * y, 0, 0);
            }
        }
    }

    /// <summary>Where the grid lies in the picture, <see cref="FieldMap.Side"/> points a side.</summary>
    public CropFrame Frame { get; }

    /// <summary>Pixels to the right, pixels down, and light in logit space; all 0 on the edge of the frame and outside.</summary>
    /// <param name="u">Place across the frame, 0 to 1.</param>
    /// <param name="v">Place down the frame, 0 to 1.</param>
    public Vector128<float> At(float u, float v)
    {
        (float column, float row) = ((u * FieldMap.Side) - 0.5f, (v * FieldMap.Side) - 0.5f);
        if (!(column >= 0 && row >= 0 && column < FieldMap.Side - 1 && row < FieldMap.Side - 1))
        {
            return Vector128<float>.Zero;
        }

        (int left, int top) = ((int)column, (int)row);
        (float right, float below) = (column - left, row - top);
        ReadOnlySpan<Vector128<float>> upper = _grid.AsSpan((top * FieldMap.Side) + left, FieldMap.Side + 2);
        Vector128<float> above = upper[0] + (right * (upper[1] - upper[0]));
        Vector128<float> under = upper[FieldMap.Side] + (right * (upper[FieldMap.Side + 1] - upper[FieldMap.Side]));
        return above + (below * (under - above));
    }

    /// <summary>What the decoder gives at a place of the picture; nothing on the edge of the crop's inscribed circle and outside.</summary>
    private static Vector128<float> InCrop(MotionField motion, LightField light, CropFrame crop, int side, (double X, double Y) place)
    {
        (double across, double down) = crop.ToCrop(place.X, place.Y);
        (float u, float v) = ((float)across / side, (float)down / side);
        float weight = CompositionMask.Inside(u, v);
        if (weight == 0)
        {
            return Vector128<float>.Zero;
        }

        (float moveU, float moveV) = motion.At(u, v);
        double scale = weight * side;
        return Vector128.Create(
            (float)(scale * ((crop.StepX * moveU) - (crop.StepY * moveV))),
            (float)(scale * ((crop.StepY * moveU) + (crop.StepX * moveV))),
            weight * light.At(u, v),
            0);
    }
}
