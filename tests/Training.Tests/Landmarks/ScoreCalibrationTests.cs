using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Evaluation;

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

    [Fact]
    public void Report_FourBoxes_CountsWhatIsKeptAndRejected()
    {
        ScoreCandidate[] candidates =
        [
            new(IsFace: true, 0, 50, 0.9f, 2),
            new(IsFace: true, 30, 20, 0.5f, -1),
            new(IsFace: false, 0, 50, 0.3f, 0.5f),
            new(IsFace: false, 0, 50, 0.2f, -3),
        ];
        var report = new ScoreReport(candidates, ScoreCalibration.None);
        Assert.Equal(0.5, report.Kept(0.5f));
        Assert.Equal(1, report.Kept(0.5f, leastSide: 32));
        Assert.Equal(0.5, report.Rejected(0.5f));
        Assert.Equal(0.75, report.AreaUnderCurve());

        // sigmoid(-1) is 0.269: the last hundredth that keeps both.
        Assert.Equal(0.26f, report.ThresholdThatKeeps(1));
        Assert.Contains("| 0.26 (chosen) | 100.0 % | 100.0 % | 50.0 % |", report.Format(0.26f), StringComparison.Ordinal);
    }
}
