using TDGan.Inference.Expressions;

namespace TDGan.Training.Motion;

/// <summary>A picture's mesh and what its data set says of it.</summary>
/// <param name="Points">x, y, z of the points, in pixels until <see cref="MeshAlignment"/> has held them all alike.</param>
/// <param name="Label">What it shows, null where the set does not say.</param>
/// <param name="Person">Who it shows, by the set's own name, null where the set does not say.</param>
internal sealed record PosedMesh(float[] Points, Expression? Label, string? Person);
