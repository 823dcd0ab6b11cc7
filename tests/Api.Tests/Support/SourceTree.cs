namespace TDGan.Api.Tests.Support;

/// <summary>Files of the repository that this build belongs to.</summary>
internal static class SourceTree
{
    private const string RootMarker = "TDGan.sln";

    /// <summary>The path of a file, which need not exist.</summary>
    public static string Find(string relativePath)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, RootMarker)))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No folder above holds {RootMarker}."), relativePath);
    }
}
