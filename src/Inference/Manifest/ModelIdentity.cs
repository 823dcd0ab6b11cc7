namespace TDGan.Inference.Manifest;

/// <summary>Which model answered.</summary>
/// <param name="Name">Folder name under <c>models/</c>.</param>
/// <param name="Version">Folder name under the model.</param>
/// <param name="Sha256">Lower-case hex digest of <c>model.onnx</c>.</param>
/// <param name="Device">Device in use: <c>cpu</c>, <c>cuda:0</c>.</param>
public sealed record ModelIdentity(string Name, string Version, string Sha256, string Device);
