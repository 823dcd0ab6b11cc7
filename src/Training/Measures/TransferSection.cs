namespace TDGan.Training.Measures;

/// <summary>One table of measures.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Rows">Its lines.</param>
internal sealed record TransferSection(string Title, string Note, IReadOnlyList<TransferRow> Rows);
