namespace TDGan.Inference.Transfer;

/// <summary>How a transfer to all seven labels is handed out.</summary>
public enum LabelSet
{
    /// <summary>One picture with all of them side by side, in the order of the labels.</summary>
    Strip,

    /// <summary>A picture for each.</summary>
    Apart,
}
