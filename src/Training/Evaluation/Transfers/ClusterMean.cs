using TDGan.Training.Measures;

namespace TDGan.Training.Evaluation.Transfers;

/// <summary>A mean over pairs with an interval that resamples people, since the pairs of one person are not independent.</summary>
/// <param name="people">The person of each pair.</param>
internal sealed class ClusterMean(IReadOnlyList<string> people)
{
    private readonly int[][] members =
        [.. people.Select((person, i) => (person, i)).GroupBy(pair => pair.person, pair => pair.i).Select(group => group.ToArray())];

    /// <summary>The mean of a value a pair, over the pairs that count.</summary>
    /// <param name="name">Name of the measure.</param>
    /// <param name="values">A value a pair; NaN does not count.</param>
    /// <param name="kind">How it is written.</param>
    /// <param name="finish">What the mean is turned into, such as exp for a geometric mean.</param>
    public MeasuredValue Of(string name, IReadOnlyList<double> values, MeasureKind kind = MeasureKind.Share, Func<double, double>? finish = null)
    {
        (double Sum, int Count)[] perPerson =
            [.. members.Select(pairs => pairs.Select(i => values[i]).Where(double.IsFinite).ToArray()).Where(known => known.Length > 0).Select(known => (known.Sum(), known.Length))];
        if (perPerson.Length == 0)
        {
            return new MeasuredValue(name, double.NaN, null, kind);
        }

        double Mean(IEnumerable<int> drawn)
        {
            (double sum, int count) = (0, 0);
            foreach (int i in drawn)
            {
                sum += perPerson[i].Sum;
                count += perPerson[i].Count;
            }

            return finish is null ? sum / count : finish(sum / count);
        }

        return new MeasuredValue(
            name, Mean(Enumerable.Range(0, perPerson.Length)), Bootstrap.Intervals(perPerson.Length, drawn => [Mean(drawn)])[0], kind);
    }
}
