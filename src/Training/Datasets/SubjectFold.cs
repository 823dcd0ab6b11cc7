namespace TDGan.Training.Datasets;

/// <summary>The people of one fold.</summary>
/// <param name="Pictures">Pictures that they have.</param>
/// <param name="Subjects">Their names in the data set, in ordinal order.</param>
internal sealed record SubjectFold(int Pictures, IReadOnlyList<string> Subjects);
