namespace TDGan.Training.Landmarks;

/// <summary>What makes a probability of the logit of a face: <c>sigmoid(Scale logit + Shift)</c> (Platt, 1999).</summary>
/// <param name="Scale">Above 0.</param>
/// <param name="Shift">Above 0 where the logit is too low.</param>
internal sealed record ScoreCalibration(float Scale, float Shift)
{
    private const int Steps = 100;
    private const double Ridge = 1e-3;

    /// <summary>The logit as it was trained.</summary>
    public static ScoreCalibration None { get; } = new(1, 0);

    /// <summary>The probability of a logit.</summary>
    public float Probability(float logit) => 1 / (1 + MathF.Exp(-((Scale * logit) + Shift)));

    /// <summary>The calibration of the greatest likelihood, by Newton's method, held a little near to <see cref="None"/>.</summary>
    /// <param name="answers">Logits, and whether there was a face; both kinds occur.</param>
    /// <exception cref="ArgumentException">Only one kind occurs.</exception>
    public static ScoreCalibration Fit(IReadOnlyCollection<(float Logit, bool IsFace)> answers)
    {
        if (answers.All(answer => answer.IsFace) || answers.All(answer => !answer.IsFace))
        {
            throw new ArgumentException("Faces and boxes without a face are needed.", nameof(answers));
        }

        (double scale, double shift) = (None.Scale, None.Shift);
        for (int step = 0; step < Steps; step++)
        {
            (double slopeScale, double slopeShift) = (Ridge * (scale - None.Scale), Ridge * (shift - None.Shift));
            (double scaleScale, double scaleShift, double shiftShift) = (Ridge, 0, Ridge);
            foreach ((float logit, bool isFace) in answers)
            {
                double probability = 1 / (1 + Math.Exp(-((scale * logit) + shift)));
                double error = probability - (isFace ? 1 : 0), curvature = Math.Max(1e-9, probability * (1 - probability));
                (slopeScale, slopeShift) = (slopeScale + (error * logit), slopeShift + error);
                (scaleScale, scaleShift, shiftShift) =
                    (scaleScale + (curvature * logit * logit), scaleShift + (curvature * logit), shiftShift + curvature);
            }

            double determinant = (scaleScale * shiftShift) - (scaleShift * scaleShift);
            scale -= Math.Clamp(((shiftShift * slopeScale) - (scaleShift * slopeShift)) / determinant, -1, 1);
            shift -= Math.Clamp(((scaleScale * slopeShift) - (scaleShift * slopeScale)) / determinant, -1, 1);
        }

        return new ScoreCalibration((float)scale, (float)shift);
    }
}
