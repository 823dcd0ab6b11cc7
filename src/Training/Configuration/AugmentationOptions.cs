namespace TDGan.Training.Configuration;

/// <summary>Random changes of training pictures, on faces and expressions alike. Zero switches a change off.</summary>
public sealed record AugmentationOptions
{
    /// <summary>No change at all.</summary>
    public static AugmentationOptions Off { get; } = new()
    {
        RotationDegrees = 0,
        Scale = 0,
        Aspect = 0,
        Shift = 0,
        FlipProbability = 0,
        LogGamma = 0,
        ErasingProbability = 0,
    };

    /// <summary>Rotation in degrees to either side, 0-45.</summary>
    public double RotationDegrees { get; init; } = 15;

    /// <summary>Relative change of size to either side, 0-0.5.</summary>
    public double Scale { get; init; } = 0.12;

    /// <summary>Relative change of the ratio of width to height to either side, 0-0.3.</summary>
    public double Aspect { get; init; } = 0.06;

    /// <summary>Shift as a share of the side to either side, 0-0.3.</summary>
    public double Shift { get; init; } = 0.08;

    /// <summary>Probability of a mirror image, 0-1.</summary>
    public double FlipProbability { get; init; } = 0.5;

    /// <summary>Gamma exp(u), u to either side of 0, 0-1.5.</summary>
    public double LogGamma { get; init; } = 0.6;

    /// <summary>Strength of light from one side, 0-1: the far side keeps 1 - x of its brightness.</summary>
    public double SideLight { get; init; }

    /// <summary>Probability that a rectangle is erased, 0-1.</summary>
    public double ErasingProbability { get; init; } = 0.5;

    /// <summary>Shortest and longest side of an erased rectangle as a share of S, 0-1.</summary>
    public double ErasingMinSide { get; init; } = 0.125;

    /// <inheritdoc cref="ErasingMinSide"/>
    public double ErasingMaxSide { get; init; } = 0.5;

    /// <summary>Share of a batch that is shrunk and enlarged again, as small and far faces are, 0-1.</summary>
    public double LowResolutionShare { get; init; }

    /// <summary>Smallest side that a picture is shrunk to, 8 to S.</summary>
    public int LowResolutionMinSide { get; init; } = 16;

    /// <summary>Deviation of added noise at most, 0-0.2.</summary>
    public double NoiseDeviation { get; init; }
}
