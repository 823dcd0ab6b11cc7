namespace TDGan.Training.Measures;

/// <summary>One line of a table of measures.</summary>
/// <param name="Name">What was measured: a baseline or a way of generating.</param>
/// <param name="Measures">The same measures in every row of a table.</param>
internal sealed record TransferRow(string Name, IReadOnlyList<MeasuredValue> Measures);
