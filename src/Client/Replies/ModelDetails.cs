namespace TDGan.Client.Replies;

/// <summary>A loaded model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">Lower-case hex digest of its file.</param>
/// <param name="Device">Where it runs.</param>
/// <param name="Labels">Class labels in output order, or null.</param>
/// <param name="License">SPDX expression, or null.</param>
/// <param name="Validation">Measures on the validation split, by name, or null.</param>
public sealed record ModelDetails(
    string Name,
    string Version,
    string Sha256,
    string Device,
    IReadOnlyList<string>? Labels = null,
    string? License = null,
    IReadOnlyDictionary<string, double>? Validation = null);
