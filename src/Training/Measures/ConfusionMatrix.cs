using TDGan.Inference.Expressions;

namespace TDGan.Training.Measures;

/// <summary>Counts of actual against predicted expression, and what is read off them.</summary>
internal sealed class ConfusionMatrix
{
    private readonly int[,] counts = new int[ExpressionLabels.Count, ExpressionLabels.Count];

    /// <summary>Pictures counted.</summary>
    public int Total { get; private set; }

    /// <summary>Pictures of class <paramref name="actual"/> that were read as <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => counts[actual, predicted];

    /// <summary>Share of pictures read as their own class, 0-1; 0 without pictures.</summary>
    public double Accuracy => Total == 0 ? 0 : (double)Enumerable.Range(0, ExpressionLabels.Count).Sum(i => counts[i, i]) / Total;

    /// <summary>Mean of <see cref="Recall"/> over the classes that have pictures, 0-1.</summary>
    public double MeanClassRecall => MeanOver(Recall, 1);

    /// <summary>Counts one picture.</summary>
    public void Add(int actual, int predicted)
    {
        counts[actual, predicted]++;
        Total++;
    }

    /// <summary>Pictures of a class.</summary>
    public int Actual(int label) => Enumerable.Range(0, ExpressionLabels.Count).Sum(j => counts[label, j]);

    /// <summary>Pictures read as a class.</summary>
    public int Predicted(int label) => Enumerable.Range(0, ExpressionLabels.Count).Sum(i => counts[i, label]);

    /// <summary>Share of a class that was found, 0-1; 0 where the class has no pictures.</summary>
    public double Recall(int label) => Actual(label) == 0 ? 0 : (double)counts[label, label] / Actual(label);

    /// <summary>Share of the answers for a class that were right, 0-1; 0 where there were none.</summary>
    public double Precision(int label) => Predicted(label) == 0 ? 0 : (double)counts[label, label] / Predicted(label);

    /// <summary>Harmonic mean of recall and precision, 0-1; 0 where both are 0.</summary>
    public double F1(int label) => Recall(label) + Precision(label) is var sum && sum == 0 ? 0 : 2 * Recall(label) * Precision(label) / sum;

    /// <summary>Mean of <see cref="F1"/> over the classes that have pictures, 0-1.</summary>
    public double MacroF1 => MeanOver(F1, 1);

    /// <summary>Mean recall over the classes with at least <paramref name="pictures"/> pictures, 0-1: rarer ones say nothing.</summary>
    public double MeanRecallOfClassesWith(int pictures) => MeanOver(Recall, pictures);

    private double MeanOver(Func<int, double> measure, int pictures)
    {
        int[] classes = [.. Enumerable.Range(0, ExpressionLabels.Count).Where(i => Actual(i) >= pictures)];
        return classes.Length == 0 ? 0 : classes.Average(measure);
    }
}
