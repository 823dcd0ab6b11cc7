namespace TDGan.Api.CommandLine;

/// <summary>One picture of a command line.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Below the named folder, with <c>/</c> between; of a file that was named itself, its name.</param>
/// <param name="Name">
/// What outcomes call it. As it was named where that was no absolute path, and below a named folder with that folder's name before it; where
/// it was absolute, from the last folder of it on, so that outcomes do not tell of the machine.
/// </param>
internal readonly record struct PictureFile(string Path, string RelativePath, string Name);
