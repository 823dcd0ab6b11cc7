namespace TDGan.Training.Measures;

/// <summary>What a change of the pictures costs.</summary>
/// <param name="Change">What was changed.</param>
/// <param name="Accuracy">Accuracy on the changed pictures.</param>
/// <param name="MeanClassRecall">Mean class recall on them.</param>
/// <param name="Lost">Accuracy on the unchanged pictures minus this one, over the same resamples.</param>
internal sealed record RobustnessRow(string Change, MeasuredValue Accuracy, MeasuredValue MeanClassRecall, MeasuredValue Lost)
{
    /// <summary>Compares two evaluations of the same pictures in the same order.</summary>
    public static RobustnessRow Compare(string change, ExpressionEvaluation unchanged, ExpressionEvaluation changed)
    {
        bool[] before = Right(unchanged);
        bool[] after = Right(changed);
        ConfidenceInterval[] intervals = Bootstrap.Intervals(after.Length, drawn =>
            [drawn.Average(i => after[i] ? 1.0 : 0.0), drawn.Average(i => (before[i] ? 1.0 : 0.0) - (after[i] ? 1.0 : 0.0))]);
        return new RobustnessRow(
            change,
            new MeasuredValue("accuracy", changed.Matrix.Accuracy, intervals[0]),
            new MeasuredValue("mean class recall", changed.Matrix.MeanClassRecall),
            new MeasuredValue("accuracy lost", unchanged.Matrix.Accuracy - changed.Matrix.Accuracy, intervals[1]));
    }

    private static bool[] Right(ExpressionEvaluation evaluation) => [.. evaluation.Answers.Select(answer => answer.IsRight)];
}
