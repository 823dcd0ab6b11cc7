namespace TDGan.Inference.Transfer;

/// <summary>What the answer to a transfer shows.</summary>
public enum PasteMode
{
    /// <summary>The face: the upright rectangle round its crop, which is the whole picture where that was taken as the face.</summary>
    Crop,

    /// <summary>The whole face picture.</summary>
    Original,
}
