using TDGan.Training.Measures;

namespace TDGan.Training.Tests.Measures;

public sealed class UncertainReadingsTests
{
    [Fact]
    public void Format_AnswersOnBothSides_CountsThoseBelowAndTheWrongOnes()
    {
        // Half of four are below 0.5, one of those wrong; of the others one.
        string table = UncertainReadings.Format([Answer(0, 0.42f), Answer(1, 0.46f), Answer(0, 0.9f), Answer(3, 0.8f)]);
        Assert.Contains("| 0.50 | 50.0 % | 50.0 % | 50.0 % |", table, StringComparison.Ordinal);
        Assert.Contains("| 0.45 | 25.0 % | 0.0 % | 66.7 % |", table, StringComparison.Ordinal);
        Assert.Contains("| 0.35 | 0.0 % | none | 50.0 % |", table, StringComparison.Ordinal);
    }

    /// <summary>An answer for the first class.</summary>
    private static ExpressionAnswer Answer(int label, float score) =>
        new(label, [score, .. Enumerable.Repeat((1 - score) / 6, 6)]);
}
