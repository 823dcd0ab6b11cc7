namespace TDGan.Inference.Transfer;

/// <summary>What the answer to a transfer shows.</summary>
public enum PasteMode
{
    /// <summary>The generated face alone, gray, at the model's side.</summary>
    Crop,

    /// <summary>The face picture in its own size and colour, the generated change of luminance put into it.</summary>
    Original,
}
