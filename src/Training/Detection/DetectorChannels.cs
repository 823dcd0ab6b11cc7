namespace TDGan.Training.Detection;

/// <summary>What the channels of a raw map of <see cref="DetectorNetwork"/> mean.</summary>
internal static class DetectorChannels
{
    /// <summary>Channels of a map; the last is not used, it fills the runtime's blocks of 8.</summary>
    public const int Count = 16;

    /// <summary>Logit of the score.</summary>
    public const int Score = 0;

    /// <summary>Natural logarithms of the distances left, top, right, bottom from the cell's centre, in strides.</summary>
    public const int Box = 1;

    /// <summary>Channels of the box.</summary>
    public const int BoxLength = 4;

    /// <summary>dx, dy of right eye, left eye, nose, right and left mouth corner from the cell's centre, in strides.</summary>
    public const int Landmarks = 5;

    /// <summary>Channels of the landmarks.</summary>
    public const int LandmarksLength = 10;

    /// <summary>Logit that every cell starts with: one in a hundred, so that the many cells without a face do not drown the first steps.</summary>
    public const float InitialScoreLogit = -4.6f;

    /// <summary>Largest magnitude of a logarithm of a distance; beyond it no face fits a map.</summary>
    public const float MaxLogDistance = 4;
}
