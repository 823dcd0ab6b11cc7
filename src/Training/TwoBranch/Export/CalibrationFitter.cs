using TDGan.Training.Export;
using TDGan.Training.Measures;

namespace TDGan.Training.TwoBranch.Export;

/// <summary>Fits <see cref="ExpressionCalibration"/> on validation logits.</summary>
internal static class CalibrationFitter
{
    // Recall of the two rare classes rests on 79 validation pictures: it must not outvote three thousand.
    private const double AccuracyWeight = 3;
    private const int TemperatureSteps = 60;
    private const double LowestTemperature = 0.25;
    private const double HighestTemperature = 4;
    private static readonly double GoldenRatio = (Math.Sqrt(5) - 1) / 2;
    private static readonly double[] Taus = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];

    /// <summary>The tau with the best mean of accuracy, counted three times, and mean class recall, then the temperature with the lowest cross-entropy.</summary>
    /// <param name="logits">Raw logits of each validation picture.</param>
    /// <param name="labels">Their majority labels.</param>
    /// <param name="prior">Share of each class in the training votes.</param>
    public static ExpressionCalibration Fit(IReadOnlyList<float[]> logits, IReadOnlyList<int> labels, float[] prior)
    {
        double tau = Taus.MaxBy(candidate => Quality(logits, labels, Shift(prior, candidate)));
        float[] shift = Shift(prior, tau);
        return new ExpressionCalibration(shift, tau, FitTemperature(logits, labels, shift));
    }

    private static float[] Shift(float[] prior, double tau) => [.. prior.Select(share => (float)(-tau * Math.Log(Math.Max(share, 1e-6f))))];

    private static double Quality(IReadOnlyList<float[]> logits, IReadOnlyList<int> labels, float[] shift)
    {
        var matrix = new ConfusionMatrix();
        for (int i = 0; i < logits.Count; i++)
        {
            float[] shifted = [.. logits[i].Zip(shift, (logit, change) => logit + change)];
            matrix.Add(labels[i], Array.IndexOf(shifted, shifted.Max()));
        }

        return ((AccuracyWeight * matrix.Accuracy) + matrix.MeanClassRecall) / (AccuracyWeight + 1);
    }

    /// <summary>Golden-section search: the cross-entropy is convex in 1 / T.</summary>
    private static double FitTemperature(IReadOnlyList<float[]> logits, IReadOnlyList<int> labels, float[] shift)
    {
        (double low, double high) = (1 / HighestTemperature, 1 / LowestTemperature);
        for (int i = 0; i < TemperatureSteps; i++)
        {
            double a = high - (GoldenRatio * (high - low));
            double b = low + (GoldenRatio * (high - low));
            (low, high) = CrossEntropy(logits, labels, shift, a) < CrossEntropy(logits, labels, shift, b) ? (low, b) : (a, high);
        }

        return 2 / (low + high);
    }

    private static double CrossEntropy(IReadOnlyList<float[]> logits, IReadOnlyList<int> labels, float[] shift, double inverseTemperature)
    {
        double sum = 0;
        for (int i = 0; i < logits.Count; i++)
        {
            double[] scaled = [.. logits[i].Zip(shift, (logit, change) => (logit + change) * inverseTemperature)];
            double top = scaled.Max();
            sum += top + Math.Log(scaled.Sum(value => Math.Exp(value - top))) - scaled[labels[i]];
        }

        return sum / logits.Count;
    }
}
