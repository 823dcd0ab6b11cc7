namespace TDGan.Training.Data;

/// <summary>LFW crops: <c>identity/train/pNNN</c> (a folder a person) and <c>faces</c> with its index of persons.</summary>
internal static class LfwFaces
{
    /// <summary>The first person that is kept out of all training, so that transfer can be measured on unseen identities.</summary>
    public const string FirstHeldOutPerson = "p045";

    private const int PicturesThatTeachIdentity = 2;

    /// <summary>The faces to train on. People with a single picture are faces without an identity label.</summary>
    /// <param name="folder">Folder with <c>identity</c> and <c>faces</c>.</param>
    public static IReadOnlyList<LabelledFile> TrainingFaces(string folder)
    {
        IEnumerable<LabelledFile> identities = FolderTree.List(Path.Combine(folder, "identity", "train"))
            .Where(file => string.CompareOrdinal(file.Label, FirstHeldOutPerson) < 0);
        List<LabelledFile> others = [.. ReadIndex(folder)];
        HashSet<string?> repeated = [.. others.GroupBy(file => file.Label)
            .Where(person => person.Count() >= PicturesThatTeachIdentity)
            .Select(person => person.Key)];
        return [.. identities, .. others.Select(file => repeated.Contains(file.Label) ? file : file with { Label = null })];
    }

    private static IEnumerable<LabelledFile> ReadIndex(string folder)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, "faces", "index.csv"));
        string[] header = lines[0].Split(',');
        (int path, int person) = (Array.IndexOf(header, "path"), Array.IndexOf(header, "person"));
        return lines.Skip(1).Select(line => line.Split(',')).Select(row => new LabelledFile(Path.Combine(folder, row[path]), row[person]));
    }
}
