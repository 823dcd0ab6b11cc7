using TDGan.Benchmarks.Reports;

namespace TDGan.Benchmarks.Measures;

/// <summary>How long and how often is measured.</summary>
/// <param name="Window">Length of one window.</param>
/// <param name="Rounds">Rounds in which the compared things take turns; medians are shown.</param>
/// <param name="Peer">Folder of the Node peer, or null to leave it out.</param>
/// <param name="History">File that keeps the numbers, or null to keep none.</param>
internal sealed record MeasureOptions(TimeSpan Window, int Rounds, string? Peer, HistoryFile? History);
