namespace TDGan.Inference.Annotation;

/// <summary>Where a label stands, in pixels.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Ground included.</param>
/// <param name="Height">Ground included.</param>
/// <param name="Unit">One unit of <see cref="StrokeFont"/>.</param>
internal readonly record struct AnnotationTag(float X, float Y, float Width, float Height, float Unit)
{
    /// <summary>Units of ground round the text.</summary>
    public const float PaddingUnits = 2;

    /// <summary>From the edge of the ground to the text.</summary>
    public float Padding => PaddingUnits * Unit;
}
