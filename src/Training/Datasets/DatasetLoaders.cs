namespace TDGan.Training.Datasets;

/// <summary>Every layout that is read.</summary>
internal static class DatasetLoaders
{
    public static IReadOnlyList<IDatasetLoader> All { get; } =
    [
        new CohnKanadeLoader(),
        new TfeidLoader(),
        new RafdLoader(),
        new BaumLoader(),
        new RafDbLoader(),
        new CasiaWebFaceLoader(),
        new Fer2013Loader(),
        new FerPlusLoader(),
        new LfwLoader(),
        new LfwIdentityLoader(),
        new SoftLabelLoader(),
        new FolderTreeLoader(),
        new DrawnFacesLoader(),
    ];

    /// <summary>The loader of a kind.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public static IDatasetLoader Find(string kind) => All.FirstOrDefault(loader => loader.Kind == kind)
        ?? throw new ArgumentException($"No data set of kind '{kind}'. Kinds: {string.Join(", ", All.Select(loader => loader.Kind))}.");
}
