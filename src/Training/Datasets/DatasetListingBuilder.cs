using TDGan.Inference.Expressions;
using TDGan.Inference.Images;
using TDGan.Training.Pictures;

namespace TDGan.Training.Datasets;

/// <summary>Collects what a loader finds.</summary>
/// <param name="root">Folder that sources are named relative to.</param>
internal sealed class DatasetListingBuilder(string root)
{
    private readonly List<DatasetItem> items = [];
    private readonly List<DatasetProblem> problems = [];
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);

    /// <summary>The name of a file in messages: relative to the root, with '/'.</summary>
    public string SourceOf(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Adds a picture file; where it does not exist it becomes a problem.</summary>
    public void AddFile(string path, Expression? expression, string? subject = null, string? split = null, float[]? votes = null)
    {
        if (File.Exists(path))
        {
            Add(new DatasetItem(SourceOf(path), expression, subject, split, () => PictureFile.Read(path)) { File = path, Votes = votes });
        }
        else
        {
            AddProblem(path, "missing");
        }
    }

    /// <summary>Adds a picture whose gray bytes are at hand.</summary>
    public void AddGray(string source, ReadOnlyMemory<byte> gray, int side, Expression? expression, string? split) =>
        Add(new DatasetItem(source, expression, Subject: null, split, () => LuminanceImage.FromGray(gray.Span, side, side)));

    /// <summary>Adds a picture.</summary>
    public void Add(DatasetItem item) => items.Add(item);

    /// <summary>Notes a file that cannot be used.</summary>
    public void AddProblem(string path, string reason) => problems.Add(new DatasetProblem(SourceOf(path), reason));

    /// <summary>Notes a line that cannot be used; lines count from 1.</summary>
    public void AddLineProblem(string path, int line, string reason) => problems.Add(new DatasetProblem($"{SourceOf(path)}:{line}", reason));

    /// <summary>Counts pictures that the protocol does not use.</summary>
    public void LeaveOut(string reason, int count = 1) => leftOut[reason] = leftOut.GetValueOrDefault(reason) + count;

    /// <summary>The listing of a set that must have every expression.</summary>
    public DatasetListing Build() => Build(ExpressionLabels.All);

    /// <summary>The listing of a set that must have these classes.</summary>
    public DatasetListing Build(IReadOnlyList<string> classes) => new(items, classes, problems, leftOut);
}
