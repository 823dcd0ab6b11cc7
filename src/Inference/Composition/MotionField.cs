using TDGan.Inference.Manifest;

namespace TDGan.Inference.Composition;

/// <summary>
/// Where each place of a face is taken from: the decoder's flow, enlarged, made as large as faces move, made even on both sides, and never so
/// steep that skin folds over.
/// </summary>
/// <remarks>
/// A decoder that may paint moves a face less than people do, since its change of light did the rest in training: hence the gains. What the flow
/// does on one side of a mouth alone is chance, not expression.
/// </remarks>
internal sealed class MotionField
{
    /// <summary>Deviation that smooths the enlarged flow, in points of <see cref="FieldMap"/>: a third of a point of the flow.</summary>
    private const float Smoothing = 4;

    /// <summary>Largest strain (Frobenius norm of the gradient); at 1 a fold can begin.</summary>
    private const float LargestStrain = 0.9f;

    private readonly FieldMap _x;
    private readonly FieldMap _y;

    private MotionField(FieldMap x, FieldMap y) => (_x, _y) = (x, y);

    /// <summary>The field of one face.</summary>
    /// <param name="parts">The decoder's.</param>
    /// <param name="pose">How much of it the pose of the face bears.</param>
    public static MotionField Create(FaceParts parts, FaceTurn pose)
    {
        int plane = parts.FlowSide * parts.FlowSide;
        var field = new MotionField(
            FieldMap.Enlarge(parts.Flow.Span[..plane], parts.FlowSide), FieldMap.Enlarge(parts.Flow.Span[plane..], parts.FlowSide));
        field.Amplify(parts.Gains, pose.Motion);
        field._x.Blur(Smoothing);
        field._y.Blur(Smoothing);
        field.Balance(pose.Symmetry);
        field.LimitStrain();
        return field;
    }

    /// <summary>From a place of the crop to where it is taken from, in sides of the crop.</summary>
    /// <param name="u">Place across the crop, 0 to 1.</param>
    /// <param name="v">Place down the crop, 0 to 1.</param>
    public (float U, float V) At(float u, float v) => (_x.At(u, v), _y.At(u, v));

    private void Amplify(CompositionGains gains, float share)
    {
        for (int j = 0; j < FieldMap.Side; j++)
        {
            for (int i = 0; i < FieldMap.Side; i++)
            {
                // The flow counts in half sides.
                float gain = 0.5f * share * GainAt(gains, (i + 0.5f) / FieldMap.Side, (j + 0.5f) / FieldMap.Side);
                _x.Values[(j * FieldMap.Side) + i] *= gain;
                _y.Values[(j * FieldMap.Side) + i] *= gain;
            }
        }
    }

    // Places of the five-point crop: eyes at 0.38 of its height, the tip of the nose at 0.58, the mouth at 0.75.
    private static float GainAt(CompositionGains gains, float u, float v)
    {
        float mouth = CompositionMask.Step((v - 0.62f) / 0.1f);
        float nose = CompositionMask.Step((v - 0.42f) / 0.08f) * (1 - mouth) * CompositionMask.Step((0.2f - Math.Abs(u - 0.5f)) / 0.1f);
        float gain = gains.Brows + (mouth * (gains.Mouth - gains.Brows));
        return gain + (nose * (gains.Nose - gain));
    }

    /// <summary>Moves the field towards the mean of itself and its mirror image; 1 makes both sides alike.</summary>
    private void Balance(float share)
    {
        float half = share / 2;
        for (int j = 0; j < FieldMap.Side; j++)
        {
            for (int i = 0; i < FieldMap.Side / 2; i++)
            {
                (int left, int right) = ((j * FieldMap.Side) + i, ((j + 1) * FieldMap.Side) - 1 - i);
                float across = half * (_x.Values[left] + _x.Values[right]);
                float down = half * (_y.Values[left] - _y.Values[right]);
                _x.Values[left] -= across;
                _x.Values[right] -= across;
                _y.Values[left] -= down;
                _y.Values[right] += down;
            }
        }
    }

    private void LimitStrain()
    {
        float strain = 0;
        for (int j = 1; j < FieldMap.Side - 1; j++)
        {
            for (int i = 1; i < FieldMap.Side - 1; i++)
            {
                strain = Math.Max(strain, SquaredGradient(_x.Values, i, j) + SquaredGradient(_y.Values, i, j));
            }
        }

        float share = LargestStrain / MathF.Sqrt(strain);
        if (share < 1)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(_x.Values, share, _x.Values);
            System.Numerics.Tensors.TensorPrimitives.Multiply(_y.Values, share, _y.Values);
        }
    }

    private static float SquaredGradient(ReadOnlySpan<float> values, int i, int j)
    {
        int at = (j * FieldMap.Side) + i;
        const float Scale = FieldMap.Side / 2f;
        float across = Scale * (values[at + 1] - values[at - 1]);
        float down = Scale * (values[at + FieldMap.Side] - values[at - FieldMap.Side]);
        return (across * across) + (down * down);
    }
}
