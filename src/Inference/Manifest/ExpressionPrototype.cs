using System.Collections.Immutable;

namespace TDGan.Inference.Manifest;

/// <summary>The mean expression code of one class.</summary>
/// <param name="Count">Training pictures that it is the mean of.</param>
/// <param name="Values">The code, flattened in the order of its shape [C, h, w].</param>
public sealed record ExpressionPrototype(int Count, ImmutableArray<float> Values);
