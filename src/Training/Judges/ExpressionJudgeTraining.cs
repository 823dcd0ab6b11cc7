using TDGan.Training.Data;
using TDGan.Training.Loops;
using TDGan.Training.Losses;
using TDGan.Training.Pictures;
using static TorchSharp.torch;

namespace TDGan.Training.Judges;

/// <summary>Trains the expression judge on the votes of FER+'s training split, real pictures only.</summary>
internal static class ExpressionJudgeTraining
{
    private const double ClassBalanceExponent = 0.35;

    /// <summary>Trains to the end or until told to stop.</summary>
    /// <param name="folder">Folder of this judge.</param>
    /// <param name="train">Pictures of 48 px with votes.</param>
    /// <param name="options">Length, rate and seed.</param>
    /// <param name="say">Gets a line now and then.</param>
    /// <param name="cancellationToken">Asks to save and stop.</param>
    /// <returns>True where it is complete.</returns>
    public static bool Run(RunFolder folder, ExpressionSamples train, JudgeOptions options, Action<string> say, CancellationToken cancellationToken)
    {
        random.manual_seed(options.Seed);
        using var judge = new ExpressionJudge();
        using var average = new ExpressionJudge();
        using var loop = new JudgeLoop(folder, options, judge, average, say);
        var sampler = new EpochSampler(ClassBalance.Weights(train, ClassBalanceExponent), options.BatchSize, options.Seed);
        var augmentation = new Augmentation(JudgeAugmentation.Expression);
        return loop.Run(
            (step, generator) =>
            {
                Tensor indices = tensor(sampler.Indices(step));
                Tensor images = augmentation.Apply(PixelScale.ToUnit(train.Pixels.index_select(0, indices)), generator);
                return ExpressionClassificationLoss.Compute(judge.forward(images).Logits, train.Targets.index_select(0, indices));
            },
            cancellationToken);
    }
}
