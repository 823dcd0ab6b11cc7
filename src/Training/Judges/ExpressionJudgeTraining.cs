using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;

namespace TDGan.Training.Judges;

/// <summary>Trains the expression judge on the votes of FER+'s training split, real pictures only.</summary>
internal static class ExpressionJudgeTraining
{
    private const double ClassBalanceExponent = 0.35;

    /// <summary>Trains to the end or until told to stop.</summary>
    /// <param name="folder">Folder of this judge.</param>
    /// <param name="train">Pictures of 48 px with votes.</param>
    /// <param name="options">Length, rate and seed.</param>
    /// <param name="log">Gets the losses.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>True where it is complete.</returns>
    public static bool Run(RunFolder folder, ExpressionSamples train, JudgeOptions options, TrainingLog log, CancellationToken cancellationToken)
    {
        var lesson = new JudgeLesson<ExpressionJudge>(
            train.Pixels,
            train.Targets,
            new EpochSampler(ClassBalance.Weights(train, ClassBalanceExponent), options.BatchSize, options.Seed),
            new Augmentation(JudgeAugmentation.Expression),
            (judge, batch) => ExpressionClassificationLoss.Compute(judge.forward(batch.Images).Logits, batch.Labels));
        using var training = new JudgeTraining<ExpressionJudge>(folder, options, () => new ExpressionJudge(), lesson);
        return training.Run(log, cancellationToken);
    }
}
