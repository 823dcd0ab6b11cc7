namespace TDGan.Training.Data;

/// <summary>A picture file and who or what it shows.</summary>
/// <param name="Path">The file.</param>
/// <param name="Label">Folder name or person, or null where it is not known.</param>
internal sealed record LabelledFile(string Path, string? Label);
