using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>The LFW crops as a list of files.</summary>
internal static class LfwFaces
{
    /// <inheritdoc cref="LfwLoader.FirstHeldOutPerson"/>
    public const string FirstHeldOutPerson = LfwLoader.FirstHeldOutPerson;

    private const int PicturesThatTeachIdentity = 2;

    /// <summary>The faces to train on. People with a single picture are faces without an identity label.</summary>
    /// <param name="folder">Folder with <c>identity</c> and <c>faces</c>.</param>
    public static IReadOnlyList<LabelledFile> TrainingFaces(string folder)
    {
        IReadOnlyList<DatasetItem> items = new LfwLoader().List(folder).Items;
        HashSet<string> repeated =
        [
            .. items.Select(item => item.Subject).OfType<string>().CountBy(person => person)
                .Where(person => person.Value >= PicturesThatTeachIdentity)
                .Select(person => person.Key),
        ];
        return [.. items.Select(item => new LabelledFile(item.File!, item.Subject is { } person && repeated.Contains(person) ? person : null))];
    }
}
