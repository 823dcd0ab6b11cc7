using TDGan.Inference.Manifest;

namespace TDGan.Inference.ModelRepository;

/// <summary>A model as served.</summary>
/// <param name="Identity">Name, version, digest, device.</param>
/// <param name="Manifest">What its folder says of it.</param>
/// <param name="DeviceFallbackReason">Why the wished device is not in use, or null.</param>
public sealed record LoadedModelInfo(ModelIdentity Identity, ModelManifest Manifest, string? DeviceFallbackReason)
{
    /// <summary>Why the last attempt to change the model failed, one line without a path; null where it did not.</summary>
    public string? ReloadFailure { get; init; }
}
