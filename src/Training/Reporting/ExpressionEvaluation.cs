namespace TDGan.Training.Reporting;

/// <summary>What a recogniser reached on labelled pictures.</summary>
internal sealed class ExpressionEvaluation
{
    private const int CalibrationBins = 15;
    private const int Resamples = 1000;
    private const int BootstrapSeed = 1;
    private const double Tail = 0.025;

    private readonly List<(int Label, float[] Probabilities)> answers = [];

    /// <summary>Counts of actual against predicted.</summary>
    public ConfusionMatrix Matrix { get; } = new();

    /// <summary>Notes one answer.</summary>
    /// <param name="label">The majority label.</param>
    /// <param name="probabilities">Seven values that sum to 1.</param>
    public void Add(int label, float[] probabilities)
    {
        answers.Add((label, probabilities));
        Matrix.Add(label, Predicted(probabilities));
    }

    /// <summary>Expected calibration error over 15 equal bins of the top probability, 0-1 (Guo et al., ICML 2017).</summary>
    public double CalibrationError()
    {
        double error = 0;
        foreach (var bin in answers.GroupBy(answer => Math.Min(CalibrationBins - 1, (int)(answer.Probabilities.Max() * CalibrationBins))))
        {
            double confidence = bin.Average(answer => answer.Probabilities.Max());
            double accuracy = bin.Average(answer => Predicted(answer.Probabilities) == answer.Label ? 1.0 : 0.0);
            error += (double)bin.Count() / answers.Count * Math.Abs(confidence - accuracy);
        }

        return error;
    }

    /// <summary>Percentile bootstrap over pictures, 1,000 seeded resamples: the 95 % interval of a measure.</summary>
    public (double Low, double High) Interval(Func<ConfusionMatrix, double> measure)
    {
        var random = new Random(BootstrapSeed);
        double[] values = new double[Resamples];
        for (int i = 0; i < Resamples; i++)
        {
            var resampled = new ConfusionMatrix();
            for (int j = 0; j < answers.Count; j++)
            {
                (int label, float[] probabilities) = answers[random.Next(answers.Count)];
                resampled.Add(label, Predicted(probabilities));
            }

            values[i] = measure(resampled);
        }

        Array.Sort(values);
        return (values[(int)(Resamples * Tail)], values[(int)(Resamples * (1 - Tail)) - 1]);
    }

    private static int Predicted(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());
}
