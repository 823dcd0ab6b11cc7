namespace TDGan.Training.Reporting.Pages;

/// <summary>Generated pictures for a page, PNG files with the mark of generated ones.</summary>
/// <param name="GridColumns">Names of the grid's columns.</param>
/// <param name="Grid">Rows of the grid.</param>
/// <param name="StripColumns">Names of the strips' columns.</param>
/// <param name="Strips">The strips.</param>
internal sealed record GeneratedFaces(
    IReadOnlyList<string> GridColumns,
    IReadOnlyList<(string Name, IReadOnlyList<byte[]> Pictures)> Grid,
    IReadOnlyList<string> StripColumns,
    IReadOnlyList<(string Name, IReadOnlyList<byte[]> Pictures)> Strips);
