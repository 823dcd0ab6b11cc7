using TDGan.Training.Configuration;

namespace TDGan.Training.Judges;

/// <summary>How pictures are changed while judges learn. Both meet small faces, since generated pictures are read after a passage through 32 px.</summary>
internal static class JudgeAugmentation
{
    /// <summary>For the expression judge.</summary>
    public static AugmentationOptions Expression { get; } = new()
    {
        RotationDegrees = 12,
        ErasingProbability = 0.4,
        SideLight = 0.3,
        LowResolutionShare = 0.4,
        LowResolutionMinSide = 24,
        NoiseDeviation = 0.03,
    };

    /// <summary>For the identity embedding: smaller moves, since few pictures of a person are there to learn from.</summary>
    public static AugmentationOptions Identity { get; } = new()
    {
        RotationDegrees = 8,
        Scale = 0.1,
        Shift = 0.05,
        LogGamma = 0.4,
        SideLight = 0.4,
        ErasingProbability = 0.4,
        ErasingMaxSide = 0.4,
        LowResolutionShare = 0.3,
        LowResolutionMinSide = 24,
        NoiseDeviation = 0.03,
    };
}
