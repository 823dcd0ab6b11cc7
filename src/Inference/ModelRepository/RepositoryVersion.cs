namespace TDGan.Inference.ModelRepository;

/// <summary>One version folder as it looks from outside.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Number">Its name, 1 or more.</param>
/// <param name="Fingerprint">Name, length and time of every file in it: another one means that something was written.</param>
internal sealed record RepositoryVersion(string Path, int Number, string Fingerprint);
