namespace TDGan.Inference.Composition;

/// <summary>A face's mesh before and after it shows an expression.</summary>
/// <param name="From">x, y, z of the points in pixels of the picture.</param>
/// <param name="To">Where they come to lie.</param>
internal sealed record MovedMesh(float[] From, float[] To);
