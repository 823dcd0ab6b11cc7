namespace TDGan.Api.CommandLine;

/// <summary>One picture of a command line.</summary>
/// <param name="Path">As it was named, and below a named folder with that folder's name before it.</param>
/// <param name="RelativePath">Below the named folder, with <c>/</c> between; of a file that was named itself, its name.</param>
internal readonly record struct PictureFile(string Path, string RelativePath);
