namespace TDGan.Inference.Transfer;

/// <summary>The size and colour of a generated picture.</summary>
public enum PictureSize
{
    /// <summary>Those of the face picture.</summary>
    Photo,

    /// <summary>The model's own picture of the face, gray, at its side.</summary>
    Model,
}
