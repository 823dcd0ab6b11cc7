using TDGan.Inference.Crops;
using TDGan.Inference.Manifest;

namespace TDGan.Inference.Composition;

/// <summary>
/// The decoder's change of light: smoothed inside a soft ellipse about the mouth, and elsewhere smoothed so far and bounded so low that it is
/// shading. Whole, an eye sees bruises where a net sees an expression.
/// </summary>
internal sealed class LightField
{
    // In distances of the mouth's corners.
    private const float RadiusAcross = 0.62f;
    private const float RadiusDown = 0.45f;
    private const float Below = 0.1f;

    // Deviations in points of FieldMap.
    private const float MouthSmoothing = 4;
    private const float SkinSmoothing = 10;

    /// <summary>Largest change of the skin's light, in logit space: a tenth of the luminance of middling skin.</summary>
    private const float LargestSkinLight = 0.4f;

    private const float Margin = 0.02f;
    private const int LandmarkCount = 5;

    private readonly FieldMap _mouthChange;
    private readonly FieldMap _skinChange;
    private readonly CropFrame _mouth;
    private readonly CompositionGains _gains;

    private LightField(FieldMap mouthChange, FieldMap skinChange, CropFrame mouth, CompositionGains gains) =>
        (_mouthChange, _skinChange, _mouth, _gains) = (mouthChange, skinChange, mouth, gains);

    /// <summary>The light of one face.</summary>
    /// <param name="parts">The decoder's.</param>
    /// <param name="frame">Where the crop lies.</param>
    /// <param name="side">S.</param>
    /// <param name="landmarks">The face's five landmarks, or none: then the mouth is where the crop rule puts it.</param>
    public static LightField Create(FaceParts parts, CropFrame frame, int side, IReadOnlyList<FaceLandmark> landmarks)
    {
        FieldMap mouthChange = FieldMap.Enlarge(parts.Change.Span, parts.ChangeSide);
        mouthChange.Blur(MouthSmoothing);
        FieldMap skinChange = FieldMap.Enlarge(parts.Change.Span, parts.ChangeSide);
        skinChange.Blur(SkinSmoothing);
        (double rightU, double rightV) = (0.351, 0.75);
        (double leftU, double leftV) = (0.649, 0.75);
        if (landmarks.Count == LandmarkCount)
        {
            (rightU, rightV) = frame.ToCrop(landmarks[3].X, landmarks[3].Y);
            (leftU, leftV) = frame.ToCrop(landmarks[4].X, landmarks[4].Y);
            (rightU, rightV, leftU, leftV) = (rightU / side, rightV / side, leftU / side, leftV / side);
        }

        // A frame whose unit is the distance of the corners and whose origin is their middle.
        var mouth = new CropFrame((rightU + leftU) / 2, (rightV + leftV) / 2, leftU - rightU, leftV - rightV);
        return new LightField(mouthChange, skinChange, mouth, parts.Gains);
    }

    /// <summary>The change in logit space at a place of the crop, both coordinates from 0 to 1.</summary>
    public float At(float u, float v)
    {
        float inside = InMouth(u, v);
        float skin = BelowTheEyes(v) * Math.Clamp(_gains.SkinLight * _skinChange.At(u, v), -LargestSkinLight, LargestSkinLight);
        return skin + (inside * ((_gains.MouthLight * _mouthChange.At(u, v)) - skin));
    }

    // Brows and lids are moved; painted as well, they fade where they were.
    private static float BelowTheEyes(float v) => CompositionMask.Step((v - 0.45f) / 0.1f);

    private float InMouth(float u, float v)
    {
        if (!_mouth.IsUsable)
        {
            return 0;
        }

        (double across, double down) = _mouth.ToCrop(u, v);
        (double x, double y) = (across / RadiusAcross, (down - Below) / RadiusDown);
        return CompositionMask.Step((float)(1.25 - Math.Sqrt((x * x) + (y * y))) / 0.6f);
    }

    /// <summary>Moves a colour towards white or black until its luminance has changed by <paramref name="light"/> in logit space.</summary>
    /// <param name="colour">Red, green and blue, 0-255.</param>
    /// <param name="light">In logit space; 0 leaves the colour.</param>
    public static void Apply(Span<float> colour, float light)
    {
        if (light == 0)
        {
            return;
        }

        float luminance = ((0.299f * colour[0]) + (0.587f * colour[1]) + (0.114f * colour[2])) / 255;
        float held = Math.Clamp(luminance, Margin, 1 - Margin);
        float wanted = 1 / (1 + ((1 - held) / held * MathF.Exp(-light)));
        (float share, float end) = light < 0 ? (1 - (wanted / held), 0f) : ((wanted - held) / (1 - held), 255f);
        for (int i = 0; i < 3; i++)
        {
            colour[i] += share * (end - colour[i]);
        }
    }
}
