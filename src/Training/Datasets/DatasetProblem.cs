namespace TDGan.Training.Datasets;

/// <summary>A file or line of a data set that cannot be used.</summary>
/// <param name="Source">The file, or the file and its line.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record DatasetProblem(string Source, string Reason);
