namespace TDGan.Training.Reporting;

/// <summary>A measure with its 95 % interval.</summary>
/// <param name="Value">On all pictures.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record MeasuredValue(double Value, double Low, double High);
