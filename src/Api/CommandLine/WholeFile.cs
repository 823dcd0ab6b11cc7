namespace TDGan.Api.CommandLine;

/// <summary>Files that are there whole, or as they were before.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file, then takes its place.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content)
    {
        string draft = path + ".part";
        await File.WriteAllBytesAsync(draft, content);
        File.Move(draft, path, overwrite: true);
    }
}
