namespace TDGan.Training.Detection;

/// <summary>Times of one picture of 320x320 with one thread.</summary>
/// <param name="ModelMs">Milliseconds of ours, tenth percentile.</param>
/// <param name="TeacherMs">Milliseconds of the teacher, tenth percentile.</param>
/// <param name="MedianRatio">Median over all rounds of ours over the teacher's.</param>
internal sealed record DetectorTimes(double ModelMs, double TeacherMs, double MedianRatio)
{
    /// <summary>Ours over the teacher's at the tenth percentile.</summary>
    public double LowRatio => ModelMs / TeacherMs;
}
