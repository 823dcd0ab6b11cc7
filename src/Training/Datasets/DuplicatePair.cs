namespace TDGan.Training.Datasets;

/// <summary>Two pictures of different parts of a data set that show the same.</summary>
/// <param name="First">The earlier one in the listing.</param>
/// <param name="Second">The later one.</param>
/// <param name="Exact">Whether every pixel is the same.</param>
/// <param name="Distance">Bits in which the difference hashes differ, 0-64.</param>
internal sealed record DuplicatePair(DatasetItem First, DatasetItem Second, bool Exact, int Distance);
