namespace TDGan.Training.Measures;

/// <summary>One expression's measures, each 0-1.</summary>
/// <param name="Label">The expression.</param>
/// <param name="Pictures">Pictures of it.</param>
/// <param name="Recall">Share of them that was found.</param>
/// <param name="Precision">Share of the answers for it that was right.</param>
/// <param name="F1">Their harmonic mean.</param>
internal sealed record ClassMeasures(string Label, int Pictures, double Recall, double Precision, double F1);
