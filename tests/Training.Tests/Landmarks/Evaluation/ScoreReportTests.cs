using TDGan.Training.Landmarks;
using TDGan.Training.Landmarks.Evaluation;

namespace TDGan.Training.Tests.Landmarks.Evaluation;

public sealed class ScoreReportTests
{
    [Fact]
    public void Kept_FourBoxes_CountsWhatIsKeptAndRejected()
    {
        ScoreCandidate[] candidates =
        [
            new(IsFace: true, 0, 50, 0.9f, 2),
            new(IsFace: true, 30, 20, 0.5f, -1),
            new(IsFace: false, 0, 50, 0.3f, 0.5f),
            new(IsFace: false, 0, 50, 0.2f, -3),
        ];
        var report = new ScoreReport(candidates, photos: 10, ScoreCalibration.None);
        Assert.Equal(0.5, report.Kept(0.5f));
        Assert.Equal(1, report.Kept(0.5f, leastSide: 32));
        Assert.Equal(0.5, report.Rejected(0.5f));
        Assert.Equal(0.75, report.AreaUnderCurve());

        Assert.Equal(0.1, report.FalseBoxes(0.5f));

        // sigmoid(-3) is 0.047 and sigmoid(0.5) is 0.622: the first hundredths above them.
        Assert.Equal(0.05f, report.ThresholdFor(0.1));
        Assert.Equal(0.63f, report.ThresholdFor(0.05));
        Assert.Contains("| 0.26 (chosen) | 100.0 % | 100.0 % | 50.0 % | 0.100 |", report.Format(0.26f), StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Candidate_IsALineOfItsNumbers() => Assert.Equal(
        ["is_face,degrees,side,detector_score,face_logit", "1,-45,31.2,0.5000,-1.2500"],
        ScoreCandidate.Table([new ScoreCandidate(IsFace: true, -45, 31.2f, 0.5f, -1.25f)]));
}
