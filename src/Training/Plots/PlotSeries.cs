namespace TDGan.Training.Plots;

/// <summary>Points that belong together.</summary>
/// <param name="Name">Text of the legend.</param>
/// <param name="Points">Positions in the units of the axes.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<(double X, double Y)> Points);
