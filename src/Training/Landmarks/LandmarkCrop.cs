using TDGan.Inference.Crops;

namespace TDGan.Training.Landmarks;

/// <summary>What the landmark network sees: the square of 1.5 times the longer side of a found box, gray.</summary>
internal static class LandmarkCrop
{
    /// <summary>S, pixels of a side.</summary>
    public const int Side = 64;

    /// <summary>Share of the longer side of the box on each side, so that chin and brows stay inside where the box is off or the head leans.</summary>
    public const double Margin = 0.25;

    /// <summary>The rule of the manifest.</summary>
    public static CropRule Rule { get; } = new(CropRule.SquareV1, Side, Margin);
}
