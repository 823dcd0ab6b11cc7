using TDGan.Training.Reporting;

namespace TDGan.Training.Tests.Reporting;

public sealed class PairedAnswersTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 300).Select(i => i % 3)];

    [Fact]
    public void Difference_SameAnswers_IsExactlyNone()
    {
        int[] read = [.. Labels.Select((label, i) => i % 5 == 0 ? (label + 1) % 3 : label)];
        Assert.Equal(new MeasuredValue(0, 0, 0), new PairedAnswers(Labels, read, read).Difference(matrix => matrix.Accuracy));
    }

    [Fact]
    public void Difference_OfAFewPictures_IsNarrowerThanEitherInterval()
    {
        int[] second = [.. Labels.Select((label, i) => i % 4 == 0 ? (label + 1) % 3 : label)];
        int[] first = [.. second];
        first[0] = Labels[0];
        first[4] = Labels[4];
        var answers = new PairedAnswers(Labels, first, second);
        MeasuredValue difference = answers.Difference(matrix => matrix.Accuracy);
        MeasuredValue alone = answers.OfFirst(matrix => matrix.Accuracy);
        Assert.Equal(2 / 300.0, difference.Value, 9);
        Assert.InRange(difference.Low, 0, difference.Value);
        Assert.InRange(alone.Value, alone.Low, alone.High);
        Assert.True(difference.High - difference.Low < (alone.High - alone.Low) / 3);
    }
}
