namespace TDGan.Training.Measures;

/// <summary>What a recogniser reached on labelled pictures.</summary>
internal sealed class ExpressionEvaluation
{
    /// <summary>Answers that are counted for <see cref="AccuracyAtCoverage"/> when a tenth may be withheld.</summary>
    public const double UsualCoverage = 0.9;

    /// <summary>Pictures that a class needs to be counted where rare classes are left out.</summary>
    public const int EnoughPictures = 10;

    private const int CalibrationBins = 15;

    private readonly List<ExpressionAnswer> answers = [];

    /// <summary>Every answer, in the order of the pictures.</summary>
    public IReadOnlyList<ExpressionAnswer> Answers => answers;

    /// <summary>Counts of actual against predicted.</summary>
    public ConfusionMatrix Matrix { get; } = new();

    /// <summary>Notes one answer.</summary>
    /// <param name="label">The majority label.</param>
    /// <param name="probabilities">Seven values that sum to 1.</param>
    public void Add(int label, float[] probabilities) => Add(new ExpressionAnswer(label, probabilities));

    /// <summary>Notes one answer.</summary>
    public void Add(ExpressionAnswer answer)
    {
        answers.Add(answer);
        Matrix.Add(answer.Label, answer.Predicted);
    }

    /// <summary>Confidence against accuracy in 15 equal bins of the top probability.</summary>
    public ReliabilityBin[] Reliability()
    {
        int[] counts = new int[CalibrationBins];
        double[] confidence = new double[CalibrationBins];
        int[] right = new int[CalibrationBins];
        foreach (ExpressionAnswer answer in answers)
        {
            int bin = Math.Min(CalibrationBins - 1, (int)(answer.Confidence * CalibrationBins));
            counts[bin]++;
            confidence[bin] += answer.Confidence;
            right[bin] += answer.IsRight ? 1 : 0;
        }

        return [.. Enumerable.Range(0, CalibrationBins).Select(i => new ReliabilityBin(
            (double)i / CalibrationBins, (i + 1.0) / CalibrationBins, counts[i],
            counts[i] == 0 ? 0 : confidence[i] / counts[i], counts[i] == 0 ? 0 : (double)right[i] / counts[i]))];
    }

    /// <summary>Expected calibration error over the bins of <see cref="Reliability"/>, 0-1 (Guo et al., ICML 2017).</summary>
    public double CalibrationError() =>
        Reliability().Sum(bin => (double)bin.Count / answers.Count * Math.Abs(bin.Confidence - bin.Accuracy));

    /// <summary>Mean squared distance of the probabilities from the label, 0-2 (Brier, 1950).</summary>
    public double BrierScore() => answers.Average(answer => answer.SquaredError());

    /// <summary>Accuracy of the surest answers when the others are withheld, 0-1.</summary>
    /// <param name="coverage">Share of answers that is given, above 0 to 1.</param>
    public double AccuracyAtCoverage(double coverage) => answers
        .OrderByDescending(answer => answer.Confidence)
        .Take(Math.Max(1, (int)Math.Round(coverage * answers.Count)))
        .Average(answer => answer.IsRight ? 1.0 : 0.0);

    /// <summary>Every measure with its 95 % interval, bootstrap over pictures.</summary>
    public MeasuredValue[] Measures()
    {
        double[] values = Values();
        ConfidenceInterval[] intervals = Bootstrap.Intervals(answers.Count, drawn =>
        {
            var resampled = new ExpressionEvaluation();
            foreach (int i in drawn)
            {
                resampled.Add(answers[i]);
            }

            return resampled.Values();
        });
        return [.. Names().Select((named, i) => new MeasuredValue(named.Name, values[i], intervals[i], named.Kind))];
    }

    private static (string Name, MeasureKind Kind)[] Names() =>
    [
        ("accuracy", MeasureKind.Share),
        ("mean class recall", MeasureKind.Share),
        ($"mean recall of classes with {EnoughPictures} or more pictures", MeasureKind.Share),
        ("macro F1", MeasureKind.Share),
        ("expected calibration error", MeasureKind.Share),
        ("Brier score", MeasureKind.Number),
        ("accuracy at 90 % coverage", MeasureKind.Share),
    ];

    private double[] Values() =>
    [
        Matrix.Accuracy, Matrix.MeanClassRecall, Matrix.MeanRecallOfClassesWith(EnoughPictures), Matrix.MacroF1,
        CalibrationError(), BrierScore(), AccuracyAtCoverage(UsualCoverage),
    ];
}
