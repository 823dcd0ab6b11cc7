namespace TDGan.Api.CommandLine;

/// <summary>Looks for files below one folder and notes what it passes over. Not thread-safe.</summary>
/// <param name="extensions">Of the files that are looked for, with the dot.</param>
/// <param name="except">A folder that is not looked into; null for none.</param>
internal sealed class FolderSearch(IReadOnlyList<string> extensions, string? except)
{
    /// <summary>What file systems and their servers put beside the folders of people.</summary>
    private static readonly string[] Foreign = ["lost+found", "@eaDir", "$RECYCLE.BIN", "System Volume Information"];

    private readonly List<string> _found = [];
    private readonly List<string> _notes = [];
    private readonly SortedDictionary<string, int> _others = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _visited = new(except is null ? [] : [RealPath(except)], StringComparer.Ordinal);

    /// <summary>A sentence for each folder that was not looked into, and one for the files that are no pictures.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <returns>The files in the order of their paths.</returns>
    public IReadOnlyList<string> Run(string folder)
    {
        Search(folder);
        if (_others.Count > 0)
        {
            string kinds = string.Join(", ", _others.Select(kind => $"{kind.Value} {(kind.Key.Length == 0 ? "without extension" : kind.Key)}"));
            _notes.Add($"{folder}: no pictures by their names and passed over: {kinds}");
        }

        if (_found.Count == 0)
        {
            _notes.Add($"{folder}: no picture was found in it");
        }

        return [.. _found.Order(StringComparer.Ordinal)];
    }

    private void Search(string folder)
    {
        try
        {
            if (!_visited.Add(RealPath(folder)))
            {
                // A link back to where the search has been, or what is excepted.
                return;
            }

            foreach (string file in Directory.EnumerateFiles(folder).Where(file => !IsHidden(file)))
            {
                Take(file);
            }

            foreach (string inner in Directory.GetDirectories(folder).Where(inner => !IsHidden(inner)).Order(StringComparer.Ordinal))
            {
                if (Foreign.Contains(Path.GetFileName(inner), StringComparer.OrdinalIgnoreCase))
                {
                    _notes.Add($"{inner} is a folder of the file system and was passed over");
                }
                else
                {
                    Search(inner);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"{folder} cannot be read and was passed over");
        }
    }

    private void Take(string file)
    {
        string extension = Path.GetExtension(file);
        if (extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            _found.Add(file);
        }
        else
        {
            _others[extension] = _others.GetValueOrDefault(extension) + 1;
        }
    }

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    /// <summary>The path without links, of the folder and of those that it lies in.</summary>
    private static string RealPath(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        DirectoryInfo link = new(Path.Combine(RealPath(parent), Path.GetFileName(path)));
        return link.Exists && link.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : link.FullName;
    }
}
