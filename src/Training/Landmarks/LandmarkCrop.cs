using TDGan.Inference.Crops;

namespace TDGan.Training.Landmarks;

/// <summary>What the landmark network sees: the square of 1.4 times the longer side of a found box, gray.</summary>
internal static class LandmarkCrop
{
    /// <summary>S, pixels of a side.</summary>
    public const int Side = 48;

    /// <summary>Share of the longer side of the box on each side, so that eyes and mouth stay inside where the box is off.</summary>
    public const double Margin = 0.2;

    /// <summary>The rule of the manifest.</summary>
    public static CropRule Rule { get; } = new(CropRule.SquareV1, Side, Margin);
}
