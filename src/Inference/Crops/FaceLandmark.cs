namespace TDGan.Inference.Crops;

/// <summary>The five landmarks; left and right are the subject's.</summary>
public enum FaceLandmarkType
{
    /// <summary>Centre of the subject's right eye.</summary>
    RightEye,

    /// <summary>Centre of the subject's left eye.</summary>
    LeftEye,

    /// <summary>Tip of the nose.</summary>
    Nose,

    /// <summary>The subject's right corner of the mouth.</summary>
    RightMouthCorner,

    /// <summary>The subject's left corner of the mouth.</summary>
    LeftMouthCorner,
}

/// <summary>One landmark in pixels of the upright image.</summary>
/// <param name="Type">Which one.</param>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
public readonly record struct FaceLandmark(FaceLandmarkType Type, float X, float Y);
