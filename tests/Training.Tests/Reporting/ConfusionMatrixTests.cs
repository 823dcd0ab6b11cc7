using TDGan.Training.Reporting;

namespace TDGan.Training.Tests.Reporting;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Measures_AreThoseOfTheCounts()
    {
        var matrix = new ConfusionMatrix();
        Add(matrix, 0, 0, 3);
        Add(matrix, 0, 1, 1);
        Add(matrix, 3, 3, 1);
        Add(matrix, 3, 0, 1);
        Assert.Equal(4 / 6.0, matrix.Accuracy, 1e-12);
        Assert.Equal((0.75 + 0.5) / 2, matrix.MeanClassRecall, 1e-12);
        Assert.Equal(0.75, matrix.Precision(0), 1e-12);
        Assert.Equal(0, matrix.Recall(6));
    }

    [Fact]
    public void CalibrationError_HalfRightAtFullConfidence_IsOneHalf()
    {
        var evaluation = new ExpressionEvaluation();
        for (int i = 0; i < 10; i++)
        {
            evaluation.Add(i % 2, [1, 0, 0, 0, 0, 0, 0]);
        }

        Assert.Equal(0.5, evaluation.CalibrationError(), 1e-6);
        (double low, double high) = evaluation.Interval(matrix => matrix.Accuracy);
        Assert.InRange(low, 0.1, 0.5);
        Assert.InRange(high, 0.5, 0.9);
    }

    private static void Add(ConfusionMatrix matrix, int actual, int predicted, int times)
    {
        for (int i = 0; i < times; i++)
        {
            matrix.Add(actual, predicted);
        }
    }
}
