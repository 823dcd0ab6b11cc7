using TDGan.Training.Scenes;

namespace TDGan.Training.Detection;

/// <summary>Faces of one size, by the square root of their area in pixels of the photo.</summary>
/// <param name="From">Smallest side that belongs to it.</param>
/// <param name="Below">Smallest side that does not any more.</param>
internal sealed record FaceSizeBand(float From, float Below)
{
    /// <summary>32 px and more.</summary>
    public static FaceSizeBand Large { get; } = new(32, float.PositiveInfinity);

    /// <summary>16 to 32 px.</summary>
    public static FaceSizeBand Medium { get; } = new(16, 32);

    /// <summary>8 to 16 px.</summary>
    public static FaceSizeBand Small { get; } = new(8, 16);

    /// <summary>Whether a face is of this size.</summary>
    public bool Contains(SceneFace face) => face.Side >= From && face.Side < Below;
}
