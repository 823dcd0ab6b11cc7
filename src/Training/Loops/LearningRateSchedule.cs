namespace TDGan.Training.Loops;

/// <summary>Linear warm-up, then one cosine to zero, or the same rate to the end.</summary>
/// <param name="peak">Learning rate after the warm-up.</param>
/// <param name="warmUpSteps">Steps of the warm-up.</param>
/// <param name="decays">False keeps the rate after the warm-up.</param>
internal sealed class LearningRateSchedule(double peak, int warmUpSteps, bool decays = true)
{
    /// <param name="step">Step, from 0.</param>
    /// <param name="progress">Share of the phase that is over, 0-1: by steps, or by time on machines whose speed varies.</param>
    public double At(int step, double progress)
    {
        double warm = warmUpSteps == 0 ? 1 : Math.Min(1, (step + 1.0) / warmUpSteps);
        return peak * warm * (decays ? 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1))) : 1);
    }
}
