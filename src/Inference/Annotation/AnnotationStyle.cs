using TDGan.Inference.Crops;

namespace TDGan.Inference.Annotation;

/// <summary>Sizes that suit a picture.</summary>
/// <param name="LineWidth">Pixels of a box's line.</param>
/// <param name="Unit">Pixels of one unit of <see cref="StrokeFont"/>, before a text is made to fit.</param>
internal readonly record struct AnnotationStyle(float LineWidth, float Unit)
{
    private const float UnitShare = 1 / 400f;
    private const float LeastUnit = 1.2f;

    /// <summary>The style of a picture of that size: letters of 1.5 % of its longer side, at least 7 px.</summary>
    public static AnnotationStyle For(int width, int height)
    {
        float unit = Math.Max(LeastUnit, Math.Max(width, height) * UnitShare);
        return new AnnotationStyle(unit, unit);
    }

    /// <summary>
    /// Above the box where there is room, else inside it at the top; no wider than the box while letters stay legible, so that neighbours do not cover each
    /// other; always within the picture, smaller if need be.
    /// </summary>
    /// <param name="box">The face.</param>
    /// <param name="text">What stands in the tag.</param>
    /// <param name="width">Pixels of the picture.</param>
    /// <param name="height">Pixels of the picture.</param>
    public AnnotationTag TagFor(FaceBox box, string text, int width, int height)
    {
        (float across, float down) = (StrokeFont.WidthOf(text) + (2 * AnnotationTag.PaddingUnits), StrokeFont.Height + (2 * AnnotationTag.PaddingUnits));
        float legible = Math.Max(LeastUnit, (box.Width + (2 * LineWidth)) / across);
        float unit = Math.Min(Math.Min(Unit, legible), width / across);
        float x = Math.Clamp(box.X - LineWidth, 0, Math.Max(0, width - (unit * across)));
        float y = box.Y - LineWidth - (unit * down);
        float inside = Math.Clamp(box.Y, 0, Math.Max(0, height - (unit * down)));
        return new AnnotationTag(x, y >= 0 ? y : inside, unit * across, unit * down, unit);
    }
}
