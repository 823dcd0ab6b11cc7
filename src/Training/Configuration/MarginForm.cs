namespace TDGan.Training.Configuration;

/// <summary>Where the margin of the face phase's loss is put.</summary>
public enum MarginForm
{
    /// <summary>s cos(theta + m) (Deng et al., CVPR 2019).</summary>
    ArcFace,

    /// <summary>s (cos(theta) - m) (Wang et al., CVPR 2018).</summary>
    CosFace,
}
