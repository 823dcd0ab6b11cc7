using TDGan.Inference.Expressions;

namespace TDGan.Training.Measures;

/// <summary>Everything that <c>evaluate</c> found, as it is written to JSON.</summary>
internal sealed record EvaluationReport
{
    /// <summary>Model, version and set.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the graph that was measured.</summary>
    public required string ModelDigest { get; init; }

    /// <summary>Views of each picture whose probabilities were averaged, 1 for the picture alone.</summary>
    public required int Views { get; init; }

    /// <summary>Pictures with a label.</summary>
    public required int Pictures { get; init; }

    /// <summary>The measures of the whole set.</summary>
    public required IReadOnlyList<MeasuredValue> Measures { get; init; }

    /// <summary>One row a class, in the order of the labels.</summary>
    public required IReadOnlyList<ClassMeasures> Classes { get; init; }

    /// <summary>Counts: a row an actual class, a column a class read.</summary>
    public required IReadOnlyList<int[]> Confusion { get; init; }

    /// <summary>Confidence against accuracy.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>What changes of the pictures cost; empty where it was not asked for.</summary>
    public IReadOnlyList<RobustnessRow> Robustness { get; init; } = [];

    /// <summary>Collects an evaluation.</summary>
    public static EvaluationReport Create(string title, string modelDigest, int views, ExpressionEvaluation evaluation)
    {
        ConfusionMatrix matrix = evaluation.Matrix;
        int[] labels = [.. Enumerable.Range(0, ExpressionLabels.Count)];
        return new EvaluationReport
        {
            Title = title,
            ModelDigest = modelDigest,
            Views = views,
            Pictures = matrix.Total,
            Measures = evaluation.Measures(),
            Classes = [.. labels.Select(i => new ClassMeasures(ExpressionLabels.All[i], matrix.Actual(i), matrix.Recall(i), matrix.Precision(i), matrix.F1(i)))],
            Confusion = [.. labels.Select(i => labels.Select(j => matrix[i, j]).ToArray())],
            Reliability = evaluation.Reliability(),
        };
    }
}
