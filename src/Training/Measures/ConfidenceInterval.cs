namespace TDGan.Training.Measures;

/// <summary>A 95 % interval of a measure, in the measure's own unit.</summary>
/// <param name="Low">The 2.5th percentile.</param>
/// <param name="High">The 97.5th percentile.</param>
internal readonly record struct ConfidenceInterval(double Low, double High);
