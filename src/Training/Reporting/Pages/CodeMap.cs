using TDGan.Training.Plots;

namespace TDGan.Training.Reporting.Pages;

/// <summary>One map of codes.</summary>
/// <param name="Title">Which code, coloured by what.</param>
/// <param name="Series">Points by colour.</param>
internal sealed record CodeMap(string Title, IReadOnlyList<PlotSeries> Series);
