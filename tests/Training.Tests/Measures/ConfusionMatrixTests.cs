using TDGan.Training.Measures;

namespace TDGan.Training.Tests.Measures;

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
        Assert.Equal((0.75 + (2 / 3.0)) / 2, matrix.MacroF1, 1e-12);
        Assert.Equal(0, matrix.F1(6));
        Assert.Equal(0.75, matrix.MeanRecallOfClassesWith(3), 1e-12);
    }

    private static void Add(ConfusionMatrix matrix, int actual, int predicted, int times)
    {
        for (int i = 0; i < times; i++)
        {
            matrix.Add(actual, predicted);
        }
    }
}
