namespace TDGan.Inference.Manifest;

/// <summary>How much of a decoder's parts an expression takes at a photo's size; chosen by looking at what the decoder gives.</summary>
/// <param name="Brows">Factor on the motion above the nose.</param>
/// <param name="Nose">Factor on the motion of the nose.</param>
/// <param name="Mouth">Factor on the motion below the nose.</param>
/// <param name="MouthLight">Share of the change of light that is taken inside the mouth.</param>
/// <param name="SkinLight">Share of the change of light that is taken elsewhere, where it is smoothed and bounded.</param>
public sealed record CompositionGains(float Brows, float Nose, float Mouth, float MouthLight, float SkinLight)
{
    /// <summary>The motion as the decoder gives it, no change of light.</summary>
    public static CompositionGains MotionAlone { get; } = new(1, 1, 1, 0, 0);

    /// <summary>The weighted sum of two.</summary>
    /// <param name="weight">Of this one.</param>
    /// <param name="other">Is added with <paramref name="otherWeight"/>.</param>
    /// <param name="otherWeight">Of the other.</param>
    internal CompositionGains Mix(float weight, CompositionGains other, float otherWeight) => new(
        (weight * Brows) + (otherWeight * other.Brows),
        (weight * Nose) + (otherWeight * other.Nose),
        (weight * Mouth) + (otherWeight * other.Mouth),
        (weight * MouthLight) + (otherWeight * other.MouthLight),
        (weight * SkinLight) + (otherWeight * other.SkinLight));
}
