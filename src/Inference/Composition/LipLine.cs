using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>The line between the lips, from corner to corner and on to both sides.</summary>
internal sealed class LipLine
{
    private const int Axes = FaceMeshTopology.Axes;
    private const int Points = 20;

    // Half the width of the step from above to below, in widths of the mouth: at the lips, and for each width beside a corner.
    private const float AtTheLips = 0.01f;
    private const float BesideTheMouth = 1.2f;

    private readonly CropFrame _mouth;
    private readonly (float U, float V)[] _middles;

    /// <param name="mesh">x, y, z of the points in pixels of the picture.</param>
    public LipLine(ReadOnlySpan<float> mesh)
    {
        (float rightX, float rightY) = Inner(mesh, 0);
        (float leftX, float leftY) = Inner(mesh, Points / 2);
        _mouth = new CropFrame(rightX, rightY, leftX - rightX, leftY - rightY);
        _middles = new (float, float)[(Points / 2) + 1];
        for (int i = 0; i < _middles.Length; i++)
        {
            (float lowerX, float lowerY) = Inner(mesh, i);
            (float upperX, float upperY) = Inner(mesh, (Points - i) % Points);
            (double u, double v) = _mouth.ToCrop((lowerX + upperX) / 2, (lowerY + upperY) / 2);
            _middles[i] = ((float)u, (float)v);
        }
    }

    /// <summary>0 above the line, 1 below, with a step that is sharp between the lips and soft beside the mouth.</summary>
    public float ShareBelow(float x, float y)
    {
        if (!_mouth.IsUsable)
        {
            return 0.5f;
        }

        (double across, double down) = _mouth.ToCrop(x, y);
        float u = (float)across;
        float beside = Math.Max(0, Math.Max(-u, u - 1));
        float width = AtTheLips + (BesideTheMouth * beside);
        return CompositionMask.Step(((((float)down - HeightAt(u)) / width) + 1) / 2);
    }

    private float HeightAt(float u)
    {
        for (int i = 1; i < _middles.Length; i++)
        {
            if (u < _middles[i].U && u >= _middles[i - 1].U)
            {
                float share = (u - _middles[i - 1].U) / (_middles[i].U - _middles[i - 1].U);
                return _middles[i - 1].V + (share * (_middles[i].V - _middles[i - 1].V));
            }
        }

        return 0;
    }

    private static (float X, float Y) Inner(ReadOnlySpan<float> mesh, int place)
    {
        int at = FaceMeshTopology.IndexOf(FaceMeshGroup.InnerLips, place) * Axes;
        return (mesh[at], mesh[at + 1]);
    }
}
