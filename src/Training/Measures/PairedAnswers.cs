namespace TDGan.Training.Measures;

/// <summary>What two recognisers say of the same pictures. Their difference is known better than either value: most pictures count for both alike.</summary>
/// <param name="labels">Majority label of each picture.</param>
/// <param name="first">What the first reads, in the same order.</param>
/// <param name="second">What the second reads.</param>
internal sealed class PairedAnswers(IReadOnlyList<int> labels, IReadOnlyList<int> first, IReadOnlyList<int> second)
{
    /// <summary>A measure of the first minus that of the second, with its interval over pictures.</summary>
    public MeasuredValue Difference(string name, Func<ConfusionMatrix, double> measure) =>
        Measure(name, drawn => measure(Matrix(first, drawn)) - measure(Matrix(second, drawn)));

    /// <summary>A measure of the first, with its interval over pictures.</summary>
    public MeasuredValue OfFirst(string name, Func<ConfusionMatrix, double> measure) => Measure(name, drawn => measure(Matrix(first, drawn)));

    private MeasuredValue Measure(string name, Func<int[], double> value) => new(
        name, value([.. Enumerable.Range(0, labels.Count)]), Bootstrap.Intervals(labels.Count, drawn => [value(drawn)])[0]);

    private ConfusionMatrix Matrix(IReadOnlyList<int> read, int[] drawn)
    {
        var matrix = new ConfusionMatrix();
        foreach (int i in drawn)
        {
            matrix.Add(labels[i], read[i]);
        }

        return matrix;
    }
}
