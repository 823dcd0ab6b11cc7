using TDGan.Training.Configuration;

namespace TDGan.Training.Data;

/// <summary>The pictures of a run, in memory: each part is read when it is first asked for, so that several runs can share them. Owns them.</summary>
/// <param name="options">How many.</param>
/// <param name="side">S.</param>
/// <param name="root">Folder of the data sets.</param>
internal sealed class TrainingPictures(DataOptions options, int side, string root) : IDisposable
{
    private readonly Lazy<ExpressionSamples> train = new(() => LoadExpressions(options, side, root, "train", requireMajority: false));
    private readonly Lazy<ExpressionSamples> validation = new(() => LoadExpressions(options, side, root, "valid", requireMajority: true));
    private readonly Lazy<FaceSamples> faces = new(() => LoadFaces(options, side, root));

    /// <summary>The expression pictures to train on.</summary>
    public ExpressionSamples Train => train.Value;

    /// <summary>The expression pictures that choose between models; each has a majority label.</summary>
    public ExpressionSamples Validation => validation.Value;

    /// <summary>The faces of the second phase.</summary>
    public FaceSamples Faces => faces.Value;

    /// <summary>Pairs of one person among <see cref="Faces"/>.</summary>
    /// <param name="seed">Seed of their drawing.</param>
    public TruePairs Pairs(int seed) => new(LfwPersons.Of(Lfw(root), FaceFiles(options, root)), seed);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(train);
        Dispose(validation);
        Dispose(faces);
    }

    private static void Dispose<T>(Lazy<T> part)
        where T : IDisposable
    {
        if (part.IsValueCreated)
        {
            part.Value.Dispose();
        }
    }

    private static ExpressionSamples LoadExpressions(DataOptions options, int side, string root, string split, bool requireMajority) =>
        FerPlusDataset.Load(Path.Combine(root, "ferplus"), split, side, requireMajority, options.MaxExpressionPictures);

    private static FaceSamples LoadFaces(DataOptions options, int side, string root) => FaceSamples.Load(FaceFiles(options, root), side);

    private static string Lfw(string root) => Path.Combine(root, "lfw");

    private static IReadOnlyList<LabelledFile> FaceFiles(DataOptions options, string root)
    {
        IReadOnlyList<LabelledFile> files = LfwFaces.TrainingFaces(Lfw(root));
        return options.MaxFaces > 0 ? [.. files.Take(options.MaxFaces)] : files;
    }
}
