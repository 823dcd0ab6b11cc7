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

        double expression = options.ExpressionPhase.Steps > 0 ? options.ExpressionPhase.Minutes : 0;
        double adversarial = options.AdversarialPhase.Steps > 0 ? options.AdversarialPhase.Minutes : 0;
        if (expression + adversarial == 0)
        {
            expression = options.ExpressionPhase.Steps > 0 ? 1 : 0;
            adversarial = options.AdversarialPhase.Steps > 0 ? 1 : 0;
        }

        double share = expression + adversarial == 0 ? 0 : most / (expression + adversarial);
        return options with
        {
            ExpressionPhase = options.ExpressionPhase with { Minutes = expression * share },
            AdversarialPhase = options.AdversarialPhase with { Minutes = adversarial * share },
        };
    }
}
