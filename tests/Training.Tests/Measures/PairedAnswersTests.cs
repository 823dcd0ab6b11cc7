using TDGan.Training.Measures;

namespace TDGan.Training.Tests.Measures;

public sealed class PairedAnswersTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 300).Select(i => i % 3)];

    [Fact]
    public void Difference_SameAnswers_IsExactlyNone()
    {
        int[] read = [.. Labels.Select((label, i) => i % 5 == 0 ? (label + 1) % 3 : label)];
        MeasuredValue difference = new PairedAnswers(Labels, read, read).Difference("change", matrix => matrix.Accuracy);
        Assert.Equal((0, new ConfidenceInterval(0, 0)), (difference.Value, difference.Interval!.Value));
    }

    [Fact]
    public void Difference_OfAFewPictures_IsNarrowerThanEitherInterval()
    {
        int[] second = [.. Labels.Select((label, i) => i % 4 == 0 ? (label + 1) % 3 : label)];
        int[] first = [.. second];
        first[0] = Labels[0];
        first[4] = Labels[4];
        var answers = new PairedAnswers(Labels, first, second);
        MeasuredValue difference = answers.Difference("change", matrix => matrix.Accuracy);
        MeasuredValue alone = answers.OfFirst("accuracy", matrix => matrix.Accuracy);
        (ConfidenceInterval ofDifference, ConfidenceInterval ofOne) = (difference.Interval!.Value, alone.Interval!.Value);
        Assert.Equal(2 / 300.0, difference.Value, 9);
        Assert.InRange(ofDifference.Low, 0, difference.Value);
        Assert.InRange(alone.Value, ofOne.Low, ofOne.High);
        Assert.True(ofDifference.High - ofDifference.Low < (ofOne.High - ofOne.Low) / 3);
    }
}
