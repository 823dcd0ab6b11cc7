namespace TDGan.Training.Data;

/// <summary>Two pictures of one person with different expressions, by their positions among the faces.</summary>
/// <param name="First">The face picture.</param>
/// <param name="Second">The expression picture, and what should come out.</param>
internal readonly record struct PairOfPerson(int First, int Second);
