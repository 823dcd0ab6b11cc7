namespace TDGan.Training.Configuration;

/// <summary>Shorter runs of a preset.</summary>
internal static class RunLimits
{
    /// <summary>Each phase takes at most so many steps; null changes nothing.</summary>
    public static TrainingOptions WithMostSteps(this TrainingOptions options, int? steps) => steps is not { } most
        ? options
        : options with
        {
            ExpressionPhase = options.ExpressionPhase with { Steps = Math.Min(options.ExpressionPhase.Steps, most) },
            FacePhase = options.FacePhase with { Steps = Math.Min(options.FacePhase.Steps, most) },
            AdversarialPhase = options.AdversarialPhase with { Steps = Math.Min(options.AdversarialPhase.Steps, most) },
        };

    /// <summary>
    /// All phases together take at most so many minutes of computing. Phases with a time limit share them in its proportion and the others stay
    /// without; where no phase has one, all phases that run share alike. Null changes nothing.
    /// </summary>
    public static TrainingOptions WithMinutes(this TrainingOptions options, double? minutes)
    {
        if (minutes is not { } most)
        {
            return options;
        }

        double[] shares =
        [
            options.ExpressionPhase.Steps > 0 ? options.ExpressionPhase.Minutes : 0,
            options.FacePhase.Steps > 0 ? options.FacePhase.Minutes : 0,
            options.AdversarialPhase.Steps > 0 ? options.AdversarialPhase.Minutes : 0,
        ];
        if (shares.Sum() <= 0)
        {
            shares = [Runs(options.ExpressionPhase.Steps), Runs(options.FacePhase.Steps), Runs(options.AdversarialPhase.Steps)];
        }

        double unit = most / Math.Max(shares.Sum(), double.Epsilon);
        return options with
        {
            ExpressionPhase = options.ExpressionPhase with { Minutes = shares[0] > 0 ? shares[0] * unit : 0 },
            FacePhase = options.FacePhase with { Minutes = shares[1] > 0 ? shares[1] * unit : 0 },
            AdversarialPhase = options.AdversarialPhase with { Minutes = shares[2] > 0 ? shares[2] * unit : 0 },
        };
    }

    private static double Runs(int steps) => steps > 0 ? 1 : 0;
}
