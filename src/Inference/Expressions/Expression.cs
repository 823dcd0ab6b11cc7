namespace TDGan.Inference.Expressions;

/// <summary>The seven apparent facial expressions, numbered in the order of the models' outputs everywhere.</summary>
public enum Expression
{
    /// <summary>Index 0.</summary>
    Surprise,

    /// <summary>Index 1.</summary>
    Fear,

    /// <summary>Index 2.</summary>
    Disgust,

    /// <summary>Index 3.</summary>
    Happiness,

    /// <summary>Index 4.</summary>
    Sadness,

    /// <summary>Index 5.</summary>
    Anger,

    /// <summary>Index 6.</summary>
    Neutral,
}
