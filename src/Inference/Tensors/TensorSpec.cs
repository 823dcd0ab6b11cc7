using System.Collections.Immutable;

namespace TDGan.Inference.Tensors;

/// <summary>Name, element type and shape of one input or output, as in the Open Inference Protocol.</summary>
/// <param name="Name">Tensor name in the graph.</param>
/// <param name="Datatype">Open Inference Protocol name, <c>FP32</c> here.</param>
/// <param name="Shape">Dimensions; -1 is variable. The first is the batch.</param>
public sealed record TensorSpec(string Name, string Datatype, ImmutableArray<int> Shape)
{
    /// <summary>The only element type of TDGAN models.</summary>
    public const string Fp32 = "FP32";

    /// <summary>Elements of one item of the batch: the product of all dimensions but the first.</summary>
    public int ItemLength() => Shape.Skip(1).Aggregate(1, (product, side) => checked(product * side));

    /// <summary>Name, type and shape on one line, such as <c>image FP32 [-1,1,64,64]</c>; what messages show.</summary>
    public override string ToString() => $"{Name} {Datatype} [{string.Join(',', Shape)}]";
}
