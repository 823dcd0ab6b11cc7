namespace TDGan.Inference.ModelRepository;

/// <summary>How one version of a model is doing.</summary>
public enum ModelVersionState
{
    /// <summary>It answers.</summary>
    Ready,

    /// <summary>It is being checked and warmed up; another version may answer meanwhile.</summary>
    Loading,

    /// <summary>It is not in use; the entry's reason says why.</summary>
    Unavailable,
}
