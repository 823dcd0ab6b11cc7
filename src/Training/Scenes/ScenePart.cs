namespace TDGan.Training.Scenes;

/// <summary>A part of the labelled photos.</summary>
internal enum ScenePart
{
    /// <summary>To learn from.</summary>
    Training,

    /// <summary>To choose and measure by.</summary>
    Validation,
}
