using TDGan.Training.Export;
using TDGan.Training.TwoBranch.Export;

namespace TDGan.Training.Tests.TwoBranch.Export;

public sealed class CalibrationFitterTests
{
    private const int Pictures = 4000;

    [Fact]
    public void Fit_OverconfidentLogits_FindsTheTemperatureThatMadeThem()
    {
        (List<float[]> logits, List<int> labels) = Draw(scale: 2.5f);
        ExpressionCalibration fitted = CalibrationFitter.Fit(logits, labels, [.. Enumerable.Repeat(1 / 7f, 7)]);
        Assert.InRange(fitted.Temperature, 2.2, 2.8);
    }

    [Fact]
    public void Fit_UniformPrior_ShiftsAllLogitsAlike()
    {
        (List<float[]> logits, List<int> labels) = Draw(scale: 1);
        ExpressionCalibration fitted = CalibrationFitter.Fit(logits, labels, [.. Enumerable.Repeat(1 / 7f, 7)]);
        Assert.All(fitted.LogitShift, shift => Assert.Equal(fitted.LogitShift[0], shift));
    }

    [Fact]
    public void Fit_RareClassThatTheLogitsUnderrate_IsRaised()
    {
        // Trained on 1 picture of class 0 to 60 of each other, measured on all alike: the logits of class 0 are too low by log 60.
        float[] prior = [1 / 361f, .. Enumerable.Repeat(60 / 361f, 6)];
        (List<float[]> logits, List<int> labels) = Draw(scale: 1);
        logits = [.. logits.Select(each => each.Select((logit, k) => logit + MathF.Log(prior[k])).ToArray())];
        ExpressionCalibration fitted = CalibrationFitter.Fit(logits, labels, prior);
        Assert.True(fitted.Tau > 0);
        Assert.Equal(-fitted.Tau * Math.Log(1 / 361.0), fitted.LogitShift[0], 1e-4);
        Assert.Equal(-fitted.Tau * Math.Log(60 / 361.0), fitted.LogitShift[6], 1e-4);
    }

    /// <summary>Labels drawn from softmax(z), logits handed out as scale x z: the true temperature is the scale.</summary>
    private static (List<float[]> Logits, List<int> Labels) Draw(float scale)
    {
        var random = new Random(4);
        List<float[]> logits = [];
        List<int> labels = [];
        for (int i = 0; i < Pictures; i++)
        {
            double[] z = [.. Enumerable.Range(0, 7).Select(_ => (random.NextDouble() * 6) - 3)];
            double sum = z.Sum(Math.Exp), target = random.NextDouble() * sum;
            int label = 0;
            for (double cumulated = Math.Exp(z[0]); cumulated < target && label < 6;)
            {
                cumulated += Math.Exp(z[++label]);
            }

            logits.Add([.. z.Select(value => (float)value * scale)]);
            labels.Add(label);
        }

        return (logits, labels);
    }
}
