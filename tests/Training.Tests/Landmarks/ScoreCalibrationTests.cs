using TDGan.Training.Landmarks;

namespace TDGan.Training.Tests.Landmarks;

public sealed class ScoreCalibrationTests
{
    [Fact]
    public void Fit_AnswersDrawnFromASigmoid_FindsIt()
    {
        var random = new Random(3);
        (float, bool)[] answers = [.. Enumerable.Range(0, 20_000).Select(_ =>
        {
            float logit = 8 * (random.NextSingle() - 0.5f);
            return (logit, random.NextDouble() < 1 / (1 + Math.Exp(-((0.6 * logit) - 1))));
        })];
        ScoreCalibration fitted = ScoreCalibration.Fit(answers);
        Assert.Equal(0.6f, fitted.Scale, 0.04);
        Assert.Equal(-1f, fitted.Shift, 0.08);
    }

    [Fact]
    public void Fit_AnswersThatALineParts_StaysFinite()
    {
        ScoreCalibration fitted = ScoreCalibration.Fit([(-2, false), (-1, false), (1, true), (2, true)]);
        Assert.InRange(fitted.Scale, 1f, 1000f);
        Assert.True(fitted.Probability(1) > 0.9f && fitted.Probability(-1) < 0.1f);
    }

    [Fact]
    public void Fit_OnlyFaces_IsRefused() => Assert.Throws<ArgumentException>(() => ScoreCalibration.Fit([(1, true)]));
}
