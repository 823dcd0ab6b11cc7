using System.Collections.Immutable;

namespace TDGan.Inference.Tensors;

/// <summary>A tensor of floats with its name and shape, written as in the Open Inference Protocol.</summary>
/// <param name="Name">Name of the input or output.</param>
/// <param name="Shape">Dimensions, the batch first; all known.</param>
/// <param name="Data">Values in row-major order, as many as the product of <paramref name="Shape"/>.</param>
public sealed record NamedTensor(string Name, ImmutableArray<int> Shape, Memory<float> Data)
{
    /// <summary>Open Inference Protocol name of the element type, always <c>FP32</c>.</summary>
    public string Datatype { get; init; } = TensorSpec.Fp32;

    /// <summary>Elements that <see cref="Shape"/> asks for.</summary>
    public long ElementCount() => Shape.Aggregate(1L, (product, side) => checked(product * side));
}
