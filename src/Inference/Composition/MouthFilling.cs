using SkiaSharp;
using TDGan.Inference.Crops;

namespace TDGan.Inference.Composition;

/// <summary>One opened mouth of a picture: what its painter gets to see, and how what is painted comes into the picture.</summary>
internal sealed class MouthFilling
{
    /// <summary>Values of one painter's input.</summary>
    public const int InputLength = 2 * Plane;

    private const int Side = MouthHole.Side;
    private const int Plane = Side * Side;

    // Where the lips part farther than they did, in distances of the eyes: from the first the paint is seen, from the second it is all that is seen.
    private const float SeenFrom = 0.03f;
    private const float WholeFrom = 0.07f;

    private static readonly FaceTensorConverter Converter = new(new CropRule(CropRule.SquareV1, Side, 0));

    private readonly CropFrame _frame;
    private readonly float[] _light = new float[Plane];
    private readonly float[] _hole;
    private readonly float[] _filled;
    private readonly float _share;

    private MouthFilling(SKBitmap picture, float[] mesh, float share)
    {
        _share = share;
        _frame = MouthHole.FrameOf(mesh);
        Converter.Convert(picture, _frame, _light);
        _hole = MouthHole.Mask(mesh, _frame);
        _filled = MouthHole.Widen(_hole, MouthHole.FilledReach);
    }

    /// <summary>The filling of a moved face; null where its lips part no farther than they did.</summary>
    /// <param name="picture">RGBA 8888, with the face moved already; not kept.</param>
    /// <param name="mesh">The face's mesh in its pixels.</param>
    public static MouthFilling? Of(SKBitmap picture, MovedMesh mesh)
    {
        float parted = MouthHole.Opening(mesh.To) - MouthHole.Opening(mesh.From);
        float share = CompositionMask.Step((parted - SeenFrom) / (WholeFrom - SeenFrom));
        return share > 0 ? new MouthFilling(picture, mesh.To, share) : null;
    }

    /// <summary>Writes what the painter sees: the light with the hole made even, and the hole.</summary>
    /// <param name="target">Gets <see cref="InputLength"/> values.</param>
    public void WriteInput(Span<float> target)
    {
        float[] even = MouthHole.Widen(_hole, MouthHole.EvenReach);
        for (int i = 0; i < Plane; i++)
        {
            target[i] = _light[i] + (even[i] * (MouthHole.EvenLevel - _light[i]));
        }

        _hole.CopyTo(target[Plane..]);
    }

    /// <summary>Puts what was painted between the lips, in colour.</summary>
    /// <param name="picture">As for <see cref="Of"/>.</param>
    /// <param name="painted">Side x Side values of luminance.</param>
    public void Apply(SKBitmap picture, ReadOnlySpan<float> painted)
    {
        var light = FieldMap.Enlarge(painted, Side);
        var share = FieldMap.Enlarge(_filled, Side);
        share.Blur(1.5f);
        var tint = MouthTint.Of(picture, _frame, _light, _filled);
        SKRectI area = PhotoComposer.AreaOf(picture, _frame, Side);
        Span<byte> pixels = picture.GetPixelSpan();
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                (double u, double v) = _frame.ToCrop(x + 0.5, y + 0.5);
                (float across, float down) = ((float)u / Side, (float)v / Side);
                float weight = across is >= 0 and <= 1 && down is >= 0 and <= 1 ? _share * Math.Clamp(share.At(across, down), 0, 1) : 0;
                if (weight > 0)
                {
                    tint.Blend(pixels.Slice((y * picture.RowBytes) + (x * PhotoRegion.Channels), PhotoRegion.Channels), light.At(across, down), weight);
                }
            }
        }
    }
}
