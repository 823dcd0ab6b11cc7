using TDGan.Training.Data;
using TDGan.Training.Datasets;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>
/// The faces that transfers are measured on, none of which any network saw: LFW's people p045-p058 and ORL's forty; and a gallery with one other
/// picture of each of LFW's 59 and ORL's 40 people. A pure function of the seed.
/// </summary>
internal sealed class HeldOutFaces
{
    private HeldOutFaces(IReadOnlyList<LabelledFile> queries, IReadOnlyList<LabelledFile> gallery) => (Queries, Gallery) = (queries, gallery);

    /// <summary>The faces that are given expressions.</summary>
    public IReadOnlyList<LabelledFile> Queries { get; }

    /// <summary>One picture a person, none of them a query.</summary>
    public IReadOnlyList<LabelledFile> Gallery { get; }

    /// <summary>Whether a person is of ORL.</summary>
    public static bool IsOrl(string person) => person[0] == 's';

    /// <summary>Draws the pictures.</summary>
    /// <param name="data">Folder with <c>lfw</c> and, where it is at hand, <c>orl</c>.</param>
    /// <param name="picturesOfPerson">Queries of each held-out LFW person; ORL's people give one each.</param>
    /// <param name="seed">Seed of the drawing.</param>
    public static HeldOutFaces Draw(string data, int picturesOfPerson, int seed)
    {
        var random = new Random(seed);
        List<LabelledFile> queries = [];
        List<LabelledFile> gallery = [];
        foreach (IGrouping<string, LabelledFile> person in People(data))
        {
            LabelledFile[] pictures = [.. person];
            random.Shuffle(pictures);
            gallery.Add(pictures[0]);
            bool heldOut = IsOrl(person.Key) || string.CompareOrdinal(person.Key, LfwFaces.FirstHeldOutPerson) >= 0;
            queries.AddRange(pictures.Skip(1).Take(heldOut ? IsOrl(person.Key) ? 1 : picturesOfPerson : 0));
        }

        return new HeldOutFaces(queries, gallery);
    }

    /// <summary>Every picture of LFW's held-out people.</summary>
    public static IReadOnlyList<LabelledFile> AllOfLfw(string data) =>
        [.. People(data).Where(person => !IsOrl(person.Key) && string.CompareOrdinal(person.Key, LfwFaces.FirstHeldOutPerson) >= 0).SelectMany(person => person)];

    private static IEnumerable<IGrouping<string, LabelledFile>> People(string data)
    {
        string identity = Path.Combine(data, "lfw", "identity");
        string orl = Path.Combine(data, "orl");
        string[] folders = [Path.Combine(identity, "train"), Path.Combine(identity, "test"), orl];
        return folders.Where(Directory.Exists).SelectMany(FolderTreeLoader.Files).GroupBy(file => file.Label!).OrderBy(person => person.Key, StringComparer.Ordinal);
    }
}
