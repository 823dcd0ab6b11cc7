namespace TDGan.Training.Data;

/// <summary>Person and expression of the LFW crops, from both index files: for pairing two pictures of one person.</summary>
internal static class LfwPersons
{
    private static readonly string[] IndexFiles = ["index.csv", "faces/index.csv"];

    /// <summary>One entry a file in the order of <paramref name="files"/>; null where an index does not have it or has no expression.</summary>
    /// <param name="folder">Folder of LFW; an index that is not there is passed over.</param>
    /// <param name="files">The faces of a training run.</param>
    public static IReadOnlyList<(string Person, string Expression)?> Of(string folder, IReadOnlyList<LabelledFile> files)
    {
        var known = new Dictionary<string, (string Person, string Expression)>(StringComparer.Ordinal);
        foreach (string index in IndexFiles.Select(file => Path.Combine(folder, file)).Where(File.Exists))
        {
            string[] lines = File.ReadAllLines(index);
            string[] header = lines[0].Split(',');
            (int path, int person, int expression) = (Array.IndexOf(header, "path"), Array.IndexOf(header, "person"), Array.IndexOf(header, "expression"));
            foreach (string[] row in lines.Skip(1).Select(line => line.Split(',')).Where(row => row[expression].Length > 0))
            {
                known[Path.GetFullPath(Path.Combine(folder, row[path]))] = (row[person], row[expression]);
            }
        }

        return [.. files.Select(file => known.TryGetValue(Path.GetFullPath(file.Path), out var entry) ? entry : ((string, string)?)null)];
    }
}
