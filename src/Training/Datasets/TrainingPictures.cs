using TDGan.Training.Configuration;
using TDGan.Training.Data;

namespace TDGan.Training.Datasets;

/// <summary>The pictures of a run, in memory: each part is read when it is first asked for, so that several runs can share them. Owns them.</summary>
internal sealed class TrainingPictures : IDisposable
{
    private readonly DataOptions options;
    private readonly int side;
    private readonly string root;
    private readonly DatasetParts parts;
    private readonly Lazy<ExpressionSamples> train;
    private readonly Lazy<ExpressionSamples?> trainWithAdded;
    private readonly Lazy<ExpressionSamples> validation;
    private readonly Lazy<FaceSamples> faces;

    /// <summary>The pictures of the set's own splits.</summary>
    /// <param name="options">All options: which sets, how many pictures, S and the seed.</param>
    /// <param name="root">Folder that relative paths of sets are below.</param>
    /// <exception cref="InvalidDataException">The set gives no split, or a class is empty.</exception>
    public TrainingPictures(TrainingOptions options, string root)
        : this(
            options,
            root,
            GivenSplit.Divide(DatasetSource.Parse(options.Data.Expressions, root).List(), options.Data.ValidationShare, options.Seed))
    {
    }

    /// <summary>The pictures of parts that a protocol made.</summary>
    /// <param name="options">All options: which sets, how many pictures, S.</param>
    /// <param name="root">Folder that relative paths of sets are below.</param>
    /// <param name="parts">The expression pictures.</param>
    public TrainingPictures(TrainingOptions options, string root, DatasetParts parts)
    {
        this.options = options.Data;
        this.root = root;
        this.parts = parts;
        side = options.Networks.ImageSide;
        train = new(() => LoadExpressions(parts.Train, requireMajority: false));
        trainWithAdded = new(() => this.options.AddedExpressions.Length == 0 ? null : WithAdded());
        validation = new(() => LoadExpressions(parts.Validation, requireMajority: true));
        faces = new(LoadFaces);
    }

    /// <summary>The expression pictures to train on.</summary>
    public ExpressionSamples Train => train.Value;

    /// <summary>The same and, behind them, those of <see cref="DataOptions.AddedExpressions"/>, which the expression phase alone draws.</summary>
    public ExpressionSamples TrainWithAdded => trainWithAdded.Value ?? Train;

    /// <summary>The expression pictures that choose between models; each has a majority label.</summary>
    public ExpressionSamples Validation => validation.Value;

    /// <summary>Whether a picture is left to choose between models by.</summary>
    public bool HasValidation => parts.Validation.Labelled(requireMajority: true).Items.Count > 0;

    /// <summary>The faces of the second phase. Nobody who is in the validation or test part is among them.</summary>
    public FaceSamples Faces => faces.Value;

    /// <summary>Pairs of one person among <see cref="Faces"/>.</summary>
    /// <param name="seed">Seed of their drawing.</param>
    public TruePairs Pairs(int seed) => new(Faces.People, seed);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(train);
        Dispose(trainWithAdded);
        Dispose(validation);
        Dispose(faces);
    }

    private static void Dispose<T>(Lazy<T> part)
        where T : IDisposable?
    {
        if (part.IsValueCreated)
        {
            part.Value?.Dispose();
        }
    }

    private ExpressionSamples LoadExpressions(DatasetListing part, bool requireMajority) => DatasetSamples.LoadExpressions(
        part.Labelled(requireMajority).First(options.MaxExpressionPictures), side, options.Strict, requireMajority);

    private ExpressionSamples WithAdded()
    {
        IEnumerable<DatasetListing> sources = options.AddedExpressions
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(source => DatasetSource.Parse(source, root).List());
        ExpressionSamples[] added = [.. sources.Select(source => LoadExpressions(source, requireMajority: false))];
        ExpressionSamples all = Train.With(added);
        Array.ForEach(added, part => part.Dispose());
        return all;
    }

    private FaceSamples LoadFaces()
    {
        DatasetListing listing = DatasetSource.Parse(options.Faces, root).List();
        IReadOnlySet<string> heldOut = parts.HeldOutSubjects;
        listing = listing with { Items = [.. listing.Items.Where(item => item.Subject is null || !heldOut.Contains(item.Subject))] };
        return DatasetSamples.LoadFaces(listing.First(options.MaxFaces), side, options.Strict);
    }
}
