using TDGan.Inference.Expressions;
using TDGan.Training.Datasets;
using TDGan.Training.Landmarks.Teaching;

namespace TDGan.Training.Motion;

/// <summary>The labelled meshes that a teacher noted: FER+ for what expressions look like, LFW and the London set for people with several pictures.</summary>
/// <param name="data">The data folder.</param>
/// <param name="labels">Where the teacher's answers are.</param>
internal sealed class MotionCorpus(string data, TeacherLabels labels)
{
    private readonly ILookup<string, TaughtFace> taught = TaughtFaceFile.Read(labels.FaceFile).ToLookup(face => face.Picture, StringComparer.Ordinal);

    /// <summary>FER+ pictures whose taggers agree, and LFW pictures with a label, which are larger: wide mouths are read better in them.</summary>
    /// <param name="agreement">Least share of the votes, 0-1.</param>
    public IReadOnlyList<PosedMesh> Expressions(float agreement) =>
    [
        .. new FerPlusLoader().List(Path.Combine(data, "ferplus")).OfSplit(DatasetSplits.Train).Items
            .Where(item => !item.IsRepeat && item.Expression is { } label && item.Votes![(int)label] >= agreement)
            .SelectMany(item => Meshes($"ferplus/{item.Source}", item.Expression, person: null)),
        .. People().Where(mesh => mesh.Label is not null),
    ];

    /// <summary>People with their pictures.</summary>
    public IReadOnlyList<PosedMesh> People() =>
    [
        .. new LfwLoader().List(Path.Combine(data, "lfw")).Items
            .Where(item => !item.IsRepeat && item.Subject is not null)
            .SelectMany(item => Meshes($"lfw/large/{item.Source}", item.Expression, item.Subject)
                .Concat(Meshes($"lfw/{item.Source}", item.Expression, item.Subject))),
        .. Directory.EnumerateFiles(Path.Combine(data, "london"), "*.jpg").Order(StringComparer.Ordinal)
            .SelectMany(file => Meshes($"london/{Path.GetFileName(file)}", LabelOf(file), Path.GetFileName(file).Split('_')[0])),
    ];

    private static Expression LabelOf(string file) =>
        file.EndsWith("_happiness.jpg", StringComparison.Ordinal) ? Expression.Happiness : Expression.Neutral;

    private IEnumerable<PosedMesh> Meshes(string picture, Expression? label, string? person) =>
        taught[picture].Select(face => face.SureMesh).OfType<float[]>().Select(points => new PosedMesh(points, label, person));
}
